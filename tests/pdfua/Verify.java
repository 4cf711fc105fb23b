import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Checks PDF files against PDF/UA-1: takes a path on each line, prints "path TAB failure" and "path TAB checked". */
public class Verify {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader paths = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PDFAFlavour flavour = PDFAFlavour.byFlavourId("ua1");
        for (String path = paths.readLine(); path != null; path = paths.readLine()) {
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), flavour);
                    PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                ValidationResult result = validator.validate(parser);
                for (TestAssertion failure : result.getTestAssertions()) {
                    String rule = failure.getRuleId().getClause() + "-" + failure.getRuleId().getTestNumber();
                    System.out.println(path + "\t" + rule + " " + failure.getMessage().replaceAll("\\s+", " ")
                            + " at " + failure.getLocation().getContext());
                }
                System.out.println(path + "\t" + (result.isCompliant() ? "passed" : "failed"));
            }
        }
    }
}
