using System.Globalization;
using System.Text.RegularExpressions;

namespace Maru.Host.Tests.Architecture;

/// <summary>A line of the log is found by its event id: no two lines share one, and no two rooms share a hundred.</summary>
public sealed partial class EventIdTests
{
    [Fact]
    public void An_event_id_is_one_lines_only() => Unique(SourceTree.Repository).ShouldBeClean();

    [Fact]
    public void A_hundred_of_event_ids_is_one_modules_only() => Blocks(SourceTree.Repository).ShouldBeClean();

    [Fact]
    public void An_id_used_twice_is_seen() =>
        Unique(SourceTree.Of(Log("Llm", 1300, 1301), Log("Audit", 1301))).ShouldSay("src/Modules/Llm/Log.cs:2 uses the event id 1301");

    [Fact]
    public void A_named_id_used_twice_in_one_file_is_seen() => Unique(SourceTree.Of(
        ("src/Platform/A.cs", "[LoggerMessage(EventId = 7, Message = \"a\")]\n[LoggerMessage(7, LogLevel.Error, \"b\")]"))).ShouldSay("event id 7");

    [Fact]
    public void A_hundred_shared_by_two_modules_is_seen() =>
        Blocks(SourceTree.Of(Log("Llm", 1300), Log("Audit", 1350))).ShouldSay("event id 1350 of a hundred that belongs to Llm");

    [Fact]
    public void Ids_of_their_own_hundreds_pass()
    {
        var tree = SourceTree.Of(Log("Llm", 1300, 1399), Log("Audit", 1200), ("src/Platform/A.cs", "[LoggerMessage(1000, Say)]"));
        Unique(tree).ShouldBeClean();
        Blocks(tree).ShouldBeClean();
    }

    private static (string, string) Log(string module, params int[] ids) =>
        ($"src/Modules/{module}/Log.cs", string.Join('\n', ids.Select(id => $"[LoggerMessage({id}, LogLevel.Error, \"x\")]")));

    private static Report Unique(SourceTree tree) => Report.Of(IdsIn(tree).GroupBy(i => i.Id), same => same.Count() == 1 ? [] : same
        .Select(i => $"{i.File.At(i.Offset)} uses the event id {i.Id}, as another line does"));

    private static Report Blocks(SourceTree tree) => Report.Of(IdsIn(tree).GroupBy(i => i.Id / 100), block => block
        .Where(i => i.File.Module != block.First().File.Module)
        .Select(i => $"{i.File.At(i.Offset)} uses the event id {i.Id} of a hundred that belongs to {block.First().File.Module ?? "the platform"}"));

    private static IEnumerable<(int Id, SourceFile File, int Offset)> IdsIn(SourceTree tree) => tree.Product.SelectMany(file => Ids()
        .Matches(file.CSharp.Code).Select(m => (int.Parse(m.Groups["id"].Value, CultureInfo.InvariantCulture), file, m.Index)));

    [GeneratedRegex(@"\bLoggerMessage\((?:EventId\s*=\s*)?(?<id>\d+)")]
    private static partial Regex Ids();
}
