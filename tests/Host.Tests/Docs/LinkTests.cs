using System.Text.RegularExpressions;
using Maru.Host.Tests.Architecture;

namespace Maru.Host.Tests.Docs;

public sealed partial class LinkTests
{
    [Fact]
    public void Links_and_paths_in_the_documents_lead_somewhere() => Check(Documents()).ShouldBeClean();

    [Theory]
    [InlineData("See [this](nowhere.md).")]
    [InlineData("Look at `src/Nowhere/`.")]
    [InlineData("Look at `tests/Host.Tests/Nowhere.cs`.")]
    public void A_link_to_nothing_is_seen(string text) => Check([("docs/made-up.md", text)]).ShouldSay("docs/made-up.md");

    [Theory]
    [InlineData("See [the map](README.md), [outside](https://example.org) and [below](#below).")]
    [InlineData("Files like `src/Modules/<Module>/Domain` and `src/Modules/*/Sql` have no one place.")]
    public void A_link_to_something_passes(string text) => Check([("docs/made-up.md", text)]).ShouldBeClean();

    private static IEnumerable<(string Path, string Text)> Documents() => Directory
        .EnumerateFiles(Path.Combine(SourceTree.Root, "docs"), "*.md", SearchOption.AllDirectories)
        .Concat(Directory.EnumerateFiles(SourceTree.Root, "README*.md"))
        .Select(file => (Path.GetRelativePath(SourceTree.Root, file), File.ReadAllText(file)));

    private static Report Check(IEnumerable<(string Path, string Text)> documents) => Report.Of(documents, document =>
        Link().Matches(document.Text).Select(m => m.Groups["to"].Value).Where(to => !to.Contains(':', StringComparison.Ordinal) && !to.StartsWith('#'))
            .Select(to => Path.Combine(Path.GetDirectoryName(document.Path)!, to.Split('#')[0]))
            .Concat(Named().Matches(document.Text).Select(m => m.Groups["path"].Value))
            .Where(path => !Path.Exists(Path.Combine(SourceTree.Root, path)))
            .Select(path => $"{document.Path} leads to {path}, which is not there"));

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();

    // Paths with a place-holder (<Module>, *) or a variable part (NNNN) are patterns.
    [GeneratedRegex(@"`(?<path>(?:src|tests|docs|openapi|\.ci)/[A-Za-z0-9_./-]+)`")]
    private static partial Regex Named();
}
