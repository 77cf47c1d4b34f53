using System.Text.RegularExpressions;

namespace Maru.Host.Tests.Architecture;

public sealed partial class FailureHomeTests
{
    [Fact]
    public void Refusals_are_listed_in_one_place_a_module() => Check(SourceTree.Repository).ShouldBeClean();

    [Theory]
    [InlineData("src/Modules/Llm/Prices/A.cs", "return new Failure(FailureKind.Invalid, \"llm.a\", \"b\");")]
    [InlineData("src/Modules/Llm/Prices/A.cs", "Failure a = new(FailureKind.Conflict,\n \"llm.a\", \"b\");")]
    [InlineData("src/Modules/Llm/LlmFailures.cs", "internal static readonly Failure A = new(FailureKind.Conflict, Code, \"b\");")]
    [InlineData("src/Modules/Llm/LlmFailures.cs", "public static Failure A(int b) => new(FailureKind.Conflict, \"llm.a\", \"b\");")]
    public void A_refusal_made_elsewhere_is_seen(string path, string text) => Check(SourceTree.Of((path, text))).ShouldSay(path + ":1");

    [Fact]
    public void A_refusal_in_its_list_passes() => Check(SourceTree.Of(("src/Modules/Llm/LlmFailures.cs",
        "public static readonly Failure A = new(FailureKind.Conflict, \"llm.a\", \"b\");"))).ShouldBeClean();

    private static Report Check(SourceTree tree) => Report.Of(
        tree.Product.Where(f => !f.IsIn("src/Cli")).SelectMany(f => Made().Matches(f.CSharp.Code).Select(m => (File: f, m.Index))),
        made => IsListed(made.File, made.Index) ? [] : [$"{made.File.At(made.Index)} makes a Failure that is not a public static readonly field of *Failures.cs"]);

    private static bool IsListed(SourceFile file, int offset) =>
        file.Name.EndsWith("Failures", StringComparison.Ordinal) && Listed().IsMatch(file.Text[(file.Text.LastIndexOf('\n', offset) + 1)..]);

    [GeneratedRegex(@"\bnew(?:\s+Failure)?\(\s*FailureKind\.\w+\s*,")]
    private static partial Regex Made();

    [GeneratedRegex(@"^\s*public static readonly Failure \w+ = new\(\s*FailureKind\.\w+,\s*""[a-z0-9_.]+"",")]
    private static partial Regex Listed();
}
