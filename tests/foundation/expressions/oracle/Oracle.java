// Asks JavaRosa, the engine of ODK Collect, what it makes of a form and some answers.
// Input lines (tab-separated, values URL-encoded): F form-file | A path value | R path count | E name.
// Output lines: E name, then for each node N path relevant(1/0) constraint(1/0) value; X message when a form fails.

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javarosa.core.model.Constants;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.FormIndex;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.data.SelectMultiData;
import org.javarosa.core.model.data.SelectOneData;
import org.javarosa.core.model.data.helper.Selection;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.model.instance.TreeReference;
import org.javarosa.core.reference.ReferenceManager;
import org.javarosa.core.services.PropertyManager;
import org.javarosa.core.util.JavaRosaCoreModule;
import org.javarosa.form.api.FormEntryController;
import org.javarosa.form.api.FormEntryModel;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.util.XFormAnswerDataParser;
import org.javarosa.xform.util.XFormAnswerDataSerializer;
import org.javarosa.xform.util.XFormUtils;
import org.opendatakit.validate.StubPropertyManager;
import org.opendatakit.validate.StubReferenceFactory;

public class Oracle {
    private static final PrintStream OUT = System.out;
    private FormDef form;
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    public static void main(String[] arguments) throws Exception {
        System.setOut(System.err);
        new JavaRosaCoreModule().registerModule();
        new XFormsModule().registerModule();
        PropertyManager.setPropertyManager(new StubPropertyManager());
        ReferenceManager.instance().addReferenceFactory(new StubReferenceFactory());
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
        Oracle oracle = new Oracle();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            try {
                oracle.take(line.split("\t", -1));
            } catch (Throwable problem) {
                OUT.println("X\t" + encoded(line + " " + problem));
                problem.printStackTrace();
            }
        }
        OUT.flush();
    }

    private void take(String[] parts) throws Exception {
        if (parts[0].equals("F")) {
            answers.clear();
            counts.clear();
            try (InputStream file = new FileInputStream(parts[1])) {
                form = XFormUtils.getFormFromInputStream(file);
            }
            form.initialize(true, new InstanceInitializationFactory());
        } else if (parts[0].equals("A")) {
            answers.put(parts[1], URLDecoder.decode(parts[2], "UTF-8"));
        } else if (parts[0].equals("R")) {
            counts.put(parts[1], Integer.valueOf(parts[2]));
        } else if (parts[0].equals("E")) {
            fill();
            growRepeats();
            fill();
            growRepeats();
            fill();
            OUT.println("E\t" + parts[1]);
            report(form.getMainInstance().getRoot(), "");
        }
    }

    private void fill() {
        for (Map.Entry<String, String> answer : answers.entrySet()) {
            TreeElement node = find(answer.getKey());
            if (node != null) {
                form.setValue(data(node, answer.getValue()), reference(answer.getKey()), node, true);
            }
        }
    }

    private IAnswerData data(TreeElement node, String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (node.getDataType() == Constants.DATATYPE_CHOICE) {
            return new SelectOneData(new Selection(text));
        }
        if (node.getDataType() == Constants.DATATYPE_MULTIPLE_ITEMS) {
            List<Selection> chosen = new ArrayList<>();
            for (String code : text.split(" ")) {
                chosen.add(new Selection(code));
            }
            return new SelectMultiData(chosen);
        }
        return XFormAnswerDataParser.getAnswerData(text, node.getDataType());
    }

    private void growRepeats() {
        FormEntryController controller = new FormEntryController(new FormEntryModel(form));
        controller.jumpToIndex(FormIndex.createBeginningOfFormIndex());
        for (int steps = 0; steps < 5000; steps++) {
            int event = controller.stepToNextEvent();
            if (event == FormEntryController.EVENT_END_OF_FORM) {
                return;
            }
            if (event == FormEntryController.EVENT_PROMPT_NEW_REPEAT) {
                TreeReference reference = controller.getModel().getFormIndex().getReference();
                String path = path(reference);
                int standing = Integer.parseInt(path.substring(path.lastIndexOf('[') + 1, path.length() - 1)) - 1;
                if (standing < counts.getOrDefault(path.substring(0, path.lastIndexOf('[')), 0)) {
                    controller.newRepeat();
                }
            }
        }
    }

    private String path(TreeReference reference) {
        StringBuilder text = new StringBuilder();
        TreeElement node = form.getMainInstance().getRoot();
        for (int level = 1; level < reference.size(); level++) {
            String name = reference.getName(level);
            TreeElement inner = node == null ? null : node.getChild(name, TreeReference.INDEX_TEMPLATE);
            boolean repeated = inner != null || isRepeat(node, name);
            text.append(level > 1 ? "/" : "").append(name);
            if (repeated || level == reference.size() - 1) {
                text.append('[').append(reference.getMultiplicity(level) + 1).append(']');
            }
            node = node == null ? null : node.getChild(name, Math.max(0, reference.getMultiplicity(level)));
        }
        return text.toString();
    }

    private static boolean isRepeat(TreeElement parent, String name) {
        TreeElement first = parent == null ? null : parent.getChild(name, 0);
        return first != null && first.isRepeatable();
    }

    private TreeReference reference(String path) {
        TreeReference reference = TreeReference.rootRef();
        reference.add(form.getMainInstance().getRoot().getName(), 0);
        for (String part : path.split("/")) {
            int mark = part.indexOf('[');
            int position = mark < 0 ? 0 : Integer.parseInt(part.substring(mark + 1, part.length() - 1)) - 1;
            reference.add(mark < 0 ? part : part.substring(0, mark), position);
        }
        return reference;
    }

    private TreeElement find(String path) {
        return form.getMainInstance().resolveReference(reference(path));
    }

    private void report(TreeElement parent, String prefix) throws Exception {
        Map<String, Integer> seen = new HashMap<>();
        for (int index = 0; index < parent.getNumChildren(); index++) {
            TreeElement node = parent.getChildAt(index);
            if (node.getMult() == TreeReference.INDEX_TEMPLATE) {
                continue;
            }
            int position = seen.merge(node.getName(), 1, Integer::sum);
            String path = prefix + node.getName() + (node.isRepeatable() ? "[" + position + "]" : "");
            boolean fits = node.getValue() == null || form.evaluateConstraint(reference(path), node.getValue());
            OUT.println("N\t" + path + "\t" + (node.isRelevant() ? 1 : 0) + "\t" + (fits ? 1 : 0) + "\t"
                + encoded(text(node)));
            for (int at = 0; at < node.getAttributeCount(); at++) {
                TreeElement mark = node.getAttribute(node.getAttributeNamespace(at), node.getAttributeName(at));
                OUT.println("N\t" + path + "/@" + mark.getName() + "\t" + (node.isRelevant() ? 1 : 0) + "\t1\t"
                    + encoded(text(mark)));
            }
            report(node, path + "/");
        }
    }

    private static String text(TreeElement node) {
        if (node.getValue() == null) {
            return "";
        }
        Object written = new XFormAnswerDataSerializer().serializeAnswerData(node.getValue(), node.getDataType());
        return written == null ? "" : written.toString();
    }

    private static String encoded(String text) throws Exception {
        return URLEncoder.encode(text, "UTF-8");
    }
}
