"""Addresses of sites, their checklists and actions."""

from django.urls import path

from amparo.interfaces.staff.mainstreaming import checklists, doing, sites, todos

CHECKLIST = "checklists/<uuid:checklist>/"

urlpatterns = [
    path("", sites.sites, name="sites"),
    path("new/", sites.site_new, name="site_new"),
    path("actions/", todos.todos, name="todos"),
    path("actions/<uuid:todo>/", doing.todo, name="todo"),
    path(CHECKLIST, checklists.checklist, name="checklist"),
    path(CHECKLIST + "pages/<str:name>/", checklists.checklist_page, name="checklist_page"),
    path(CHECKLIST + "act/<slug:item>/", doing.todo_new, name="todo_new"),
    path("<uuid:site>/", sites.site, name="site"),
]
