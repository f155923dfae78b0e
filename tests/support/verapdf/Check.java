import java.io.FileInputStream;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Says of each file, a line each, what of PDF/A-2b it breaks: name, a tab, the clauses; nothing behind the tab where it breaks none. */
public class Check {
  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (String file : files)
      try (var bytes = new FileInputStream(file);
          var parser = Foundries.defaultInstance().createParser(bytes, PDFAFlavour.PDFA_2_B);
          var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_B, false)) {
        var broken = new TreeSet<String>();
        var result = validator.validate(parser);
        for (TestAssertion one : result.getTestAssertions())
          if (one.getStatus() == TestAssertion.Status.FAILED)
            broken.add(one.getRuleId().getClause() + " " + one.getMessage());
        if (!result.isCompliant() && broken.isEmpty()) broken.add("not compliant");
        System.out.println(file + "\t" + String.join("; ", broken));
      }
  }
}
