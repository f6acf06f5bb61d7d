// The only script that every page loads. Each part improves something that already works without it.
import './trusted.mjs';
import {
  Button, CharacterCount, ErrorSummary, ServiceNavigation, SkipLink, createAll,
} from 'govuk-frontend';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');

createAll(Button, { preventDoubleClick: true });
createAll(CharacterCount);
createAll(ErrorSummary);
createAll(ServiceNavigation);
createAll(SkipLink);
