using Modelc.Compiler.Diagnostics;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Rules;

/// <summary>The manual of all codes is made from their declarations and their cases; nobody writes it.</summary>
public sealed class CatalogTests
{
    [Fact]
    public void The_catalogue_says_what_the_codes_and_their_cases_say() =>
        Golden.Match("src/Modelc.Compiler/Diagnostics/CATALOG.md", CatalogPage.Render(DiagnosticCatalog.Of()));

    [Fact]
    public void No_code_has_two_meanings() =>
        Assert.All(DiagnosticCatalog.Of().GroupBy(descriptor => descriptor.Code), code => Assert.Single(code));

    [Fact]
    public void A_code_says_which_stage_it_belongs_to() =>
        Assert.All(DiagnosticCatalog.Of(), descriptor => Assert.Matches("^MC[1-5][0-9]{3}$", descriptor.Code));

    [Fact]
    public void A_title_is_a_line_without_a_full_stop() =>
        Assert.All(DiagnosticCatalog.Of(), descriptor => Assert.Matches("""^[A-Z"a-z][^\n]*[^.\n]$""", descriptor.Title));

    [Fact]
    public void A_rule_explains_what_it_means_and_why_it_matters_and_the_way_out() =>
        Assert.All(
            DiagnosticCatalog.Of().Where(descriptor => descriptor.Code.StartsWith("MC3", StringComparison.Ordinal)),
            descriptor => Assert.Equal(3, descriptor.Explanation.Split("\n\n").Length));
}
