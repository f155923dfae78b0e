import java.io.FileInputStream;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Says of each file, given as flavour and name (`2b:a.pdf`), a line each, what of it it breaks: name, a tab, the clauses; nothing behind the tab where it breaks none. */
public class Check {
  public static void main(String[] args) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (String given : args) {
      var flavour = PDFAFlavour.byFlavourId(given.substring(0, 2));
      var file = given.substring(3);
      try (var bytes = new FileInputStream(file);
          var parser = Foundries.defaultInstance().createParser(bytes, flavour);
          var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
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
}
