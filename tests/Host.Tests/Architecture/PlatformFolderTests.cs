using System.Text.RegularExpressions;

namespace Maru.Host.Tests.Architecture;

public sealed partial class PlatformFolderTests
{
    // What is known of this list, and only shrinks.
    private static readonly Dictionary<string, string> Circles = new(StringComparer.Ordinal)
    {
        ["Changes and Messaging"] = "A change publishes by the outbox; an act on a parked event is a change.",
        ["Secrets and Telemetry"] = "The vault says whether it is ready; traces are masked.",
        ["Sql and Telemetry"] = "Statements have spans; readiness and signals read the database.",
    };

    [Fact]
    public void Folders_of_the_platform_know_each_other_in_one_direction() => Check(SourceTree.Repository).Except(Circles).ShouldBeClean();

    [Fact]
    public void Two_that_know_each_other_are_seen() => Check(SourceTree.Of(
        ("src/Platform/Http/Answer.cs", "using Maru.Platform.Auditing;\nnamespace Maru.Platform.Http;"),
        ("src/Platform/Auditing/Frame.cs", "using Maru.Platform.Http;\nnamespace Maru.Platform.Auditing;"))).ShouldSay("Auditing and Http");

    [Fact]
    public void One_direction_and_what_composes_both_pass() => Check(SourceTree.Of(
        ("src/Platform/PlatformSetup.cs", "using Maru.Platform.Auditing;\nusing Maru.Platform.Http;\nnamespace Maru.Platform;"),
        ("src/Platform/Http/Answer.cs", "namespace Maru.Platform.Http;"),
        ("src/Platform/Auditing/Frame.cs", "using Maru.Platform.Http;\nnamespace Maru.Platform.Auditing;"))).ShouldBeClean();

    private static Report Check(SourceTree tree)
    {
        var known = tree.Product.Where(f => f.Path.StartsWith("src/Platform/", StringComparison.Ordinal))
            .SelectMany(f => Used().Matches(f.Text).Select(use => (From: FolderOf(f), To: use.Groups["folder"].Value)))
            .Where(use => use.From.Length > 0 && use.From != use.To).ToHashSet();
        return Report.Of(known, use => string.CompareOrdinal(use.From, use.To) < 0 && known.Contains((use.To, use.From))
            ? [$"{use.From} and {use.To}: know each other"] : []);
    }

    // Empty for what stands at the root: it composes the folders.
    private static string FolderOf(SourceFile file) => file.Path.Split('/') is [_, _, var folder, _, ..] ? folder : "";

    [GeneratedRegex(@"^using (static )?Maru\.Platform\.(?<folder>\w+)", RegexOptions.Multiline)]
    private static partial Regex Used();
}
