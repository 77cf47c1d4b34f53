using System.Globalization;

namespace Maru.Host.Tests.Architecture;

/// <summary>
/// Lines above 140 columns are becoming fewer: an area may lose some, never gain one. The numbers stand here, where no variable overwrites
/// them; wide-lines.txt says in which files the lines are, and SNAPSHOT=overwrite writes it anew.
/// </summary>
public sealed class LineWidthTests
{
    private const int MostColumns = 140;
    private const string List = "tests/Host.Tests/Architecture/wide-lines.txt";

    // The numbers only go down.
    private static readonly (string Area, int Held)[] Areas = [("bench", 31), ("src", 429), ("tests", 583), ("web", 495)];

    [Fact]
    public void No_area_has_more_wide_lines_than_it_had_and_a_number_that_can_be_lowered_is() =>
        Check(SourceTree.Repository, Areas, GeneratedFile.Read(List) ?? "").ShouldBeClean();

    [Fact]
    public void The_list_says_in_which_files_they_are() => GeneratedFile.ShouldEqual(List, ListOf(SourceTree.Repository));

    [Fact]
    public void One_more_wide_line_is_seen_with_its_place()
    {
        var tree = SourceTree.Of(
            ("src/Kernel/Known.cs", Wide + "\n"), ("src/Kernel/New.cs", $"short\n{Wide}\r\n{Fits}\n"), ("web/src/a.tsx", Fits));

        var report = Check(tree, [("src", 1), ("web", 0)], "1 src/Kernel/Known.cs\n");

        report.ShouldSay("src: 2 above 140 columns, 1 held; new ones: src/Kernel/New.cs:2");
        Assert.Single(report.Violations);
    }

    [Fact]
    public void A_number_that_can_be_lowered_is_seen()
    {
        var report = Check(SourceTree.Of(("bench/A.cs", Wide)), [("bench", 2)], "1 bench/A.cs\n");

        report.ShouldSay("bench: 1 above 140 columns, 2 held; lower the number in Areas.");
    }

    private static string Wide => new('x', MostColumns + 1);

    private static string Fits => new('x', MostColumns);

    private static Report Check(SourceTree tree, IReadOnlyList<(string Area, int Held)> areas, string list) => Report.Of(areas, area =>
    {
        var files = WideLines(tree).Where(f => f.Path.StartsWith(area.Area + "/", StringComparison.Ordinal)).ToList();
        var (count, known) = (files.Sum(f => f.Lines.Count), list.Split('\n').ToHashSet(StringComparer.Ordinal));
        var found = string.Create(CultureInfo.InvariantCulture, $"{area.Area}: {count} above {MostColumns} columns, {area.Held} held; ");
        var fresh = files.Where(f => !known.Contains(Entry(f))).Select(f => $"{f.Path}:{string.Join(',', f.Lines)}");
        return count.CompareTo(area.Held) switch
        {
            > 0 => [$"{found}new ones: {string.Join(' ', fresh)}"],
            < 0 => [$"{found}lower the number in Areas."],
            _ => [],
        };
    });

    private static string ListOf(SourceTree tree) =>
        string.Concat(WideLines(tree).OrderBy(f => f.Path, StringComparer.Ordinal).Select(f => Entry(f) + "\n"));

    private static string Entry((string Path, IReadOnlyList<int> Lines) file) =>
        string.Create(CultureInfo.InvariantCulture, $"{file.Lines.Count} {file.Path}");

    private static IEnumerable<(string Path, IReadOnlyList<int> Lines)> WideLines(SourceTree tree) =>
        from file in tree.Files
        where Path.GetExtension(file.Path) is ".cs" or ".ts" or ".tsx"
        let wide = file.Text.Split('\n').Index().Where(l => l.Item.TrimEnd('\r').Length > MostColumns).Select(l => l.Index + 1).ToList()
        where wide.Count > 0
        select (file.Path, (IReadOnlyList<int>)wide);
}
