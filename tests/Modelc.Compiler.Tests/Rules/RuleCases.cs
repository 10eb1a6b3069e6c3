using System.Text.RegularExpressions;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Rules;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Rules;

/// <summary>tests/cases/rules/CODE: bad.json raises the code, expected.txt is what is said, good.json is how it is meant.</summary>
public sealed partial class RuleCases
{
    private const string Room = "tests/cases/rules";

    private static readonly string[] FilesOfACase = ["bad.json", "expected.txt", "good.json"];

    public static TheoryData<string> Codes => [.. Declared.Select(descriptor => descriptor.Code)];

    private static IEnumerable<DiagnosticDescriptor> Declared =>
        DiagnosticCatalog.Of().Where(descriptor => descriptor.Code.StartsWith("MC3", StringComparison.Ordinal));

    [Fact]
    public void Every_rule_has_a_case_and_every_case_a_rule()
    {
        var files = RepositoryRoot.FilesBelow(Room).Order(StringComparer.Ordinal);
        var wanted = Declared.SelectMany(descriptor => FilesOfACase.Select(file => $"{descriptor.Code}/{file}"));
        Assert.Equal(wanted, files);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_bad_model_is_told_what_is_wrong(string code)
    {
        var check = Check(code, "bad.json");
        Assert.Contains(code, check.Codes);
        Golden.Match($"{Room}/{code}/expected.txt", check.Text);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_good_model_is_told_nothing(string code) => Assert.Equal("", Check(code, "good.json").Text);

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_message_says_a_fact_about_a_name_and_then_what_to_do(string code)
    {
        foreach (var found in Check(code, "bad.json").Found)
            Assert.Matches(FactAndAdvice(), found.Message);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_finding_has_the_severity_that_its_code_declares(string code)
    {
        var severities = DiagnosticCatalog.Of().ToDictionary(descriptor => descriptor.Code, descriptor => descriptor.Severity);
        Assert.All(Check(code, "bad.json").Found, found => Assert.Equal(severities[found.Code], found.Severity));
    }

    [Fact]
    public void Every_rule_belongs_to_the_set() =>
        Assert.Equal(
            Declared.Select(descriptor => descriptor.Code),
            RuleSet.Rules.Select(rule => rule.Descriptor.Code).Concat(Suppressing).Order(StringComparer.Ordinal));

    // What is said about suppressions is said about the findings of all rules, so no single rule could say it.
    private static string[] Suppressing => ["MC3190", "MC3191", "MC3192", "MC3193"];

    private static Checking Check(string code, string file) =>
        Checking.Of(File.ReadAllBytes(RepositoryRoot.Combine($"{Room}/{code}/{file}")), file);

    [GeneratedRegex("""^(?=.*").+[^A-Z][.?] [A-Z"][^"]*.*[.?]$""", RegexOptions.Singleline)]
    private static partial Regex FactAndAdvice();
}
