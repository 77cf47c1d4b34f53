using System.Text.RegularExpressions;

namespace Maru.Host.Tests.Architecture;

/// <summary>A script that runs tests at full length names them in words no compiler reads.</summary>
public sealed partial class ProofTests
{
    [Fact]
    public void Tests_that_a_script_names_exist() => Report.Of(
        Scripts(), file => Missing(file, File.ReadAllText(Path.Combine(SourceTree.Root, file)), IsThere)).ShouldBeClean();

    [Theory]
    [InlineData("show Work.Tests GoneTests")]
    [InlineData("exec bin/Host.Tests/debug/Maru.Host.Tests --filter-class '*.GoneTests' --filter-class '*.HereTests'")]
    [InlineData("show Other.Tests HereTests")]
    public void A_test_that_is_not_there_is_seen(string script) =>
        Assert.Single(Missing("bench/a", script, (project, name) => project != "Other.Tests" && name == "HereTests"));

    private static IEnumerable<string> Missing(string file, string script, Func<string, string, bool> isThere)
    {
        var project = "";
        foreach (Match word in Words().Matches(script))
        {
            if (word.Value.Contains('.', StringComparison.Ordinal))
            {
                project = word.Value;
            }
            else if (!isThere(project, word.Value))
            {
                yield return $"{file} names {word.Value} of {project}, which is not there";
            }
        }
    }

    private static bool IsThere(string project, string name) => Directory.EnumerateFiles(
        Path.Combine(SourceTree.Root, "tests", project), $"{name}.cs", SearchOption.AllDirectories).Any();

    private static IEnumerable<string> Scripts() =>
        Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "bench"), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file).Length == 0 && !file.Split(Path.DirectorySeparatorChar).Contains("obj"))
            .Select(file => Path.GetRelativePath(SourceTree.Root, file).Replace('\\', '/'));

    // Projects as their folders are called, classes as they stand after "*." or alone.
    [GeneratedRegex(@"(?<![\w.])(?:[A-Z]\w+\.Tests|[A-Z]\w+Tests)\b|(?<=\*\.)[A-Z]\w+Tests\b")]
    private static partial Regex Words();
}
