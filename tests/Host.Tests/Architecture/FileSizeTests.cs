namespace Maru.Host.Tests.Architecture;

public sealed class FileSizeTests
{
    private const int MostLines = 200;

    [Fact]
    public void No_file_passes_200_lines() => Check(SourceTree.Repository).ShouldBeClean();

    [Fact]
    public void A_file_of_201_lines_is_seen()
    {
        var tree = SourceTree.Of(
            ("web/src/long.tsx", new string('\n', MostLines + 1)), ("src/Kernel/Long.cs", new string('\n', MostLines + 1)),
            ("src/Kernel/Short.cs", new string('\n', MostLines)));

        var report = Check(tree);

        report.ShouldSay("web/src/long.tsx");
        report.ShouldSay("src/Kernel/Long.cs");
        Assert.Equal(2, report.Violations.Count);
    }

    private static Report Check(SourceTree tree) => Report.Of(
        tree.Files.Where(f => Path.GetExtension(f.Path) is ".cs" or ".ts" or ".tsx"),
        f => LinesOf(f.Text) is var lines && lines > MostLines ? [$"{f.Path}: {lines} lines"] : []);

    private static int LinesOf(string text) => text.AsSpan().TrimEnd(' ').Count('\n') + (text.EndsWith('\n') || text.Length == 0 ? 0 : 1);
}
