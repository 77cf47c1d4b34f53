using System.Text.RegularExpressions;

namespace Maru.Host.Tests.Architecture;

public sealed partial class EnumTests
{
    [Fact]
    public void An_enum_has_one_home() => Check(SourceTree.Repository).ShouldBeClean();

    [Fact]
    public void Two_with_one_name_are_seen() => Check(SourceTree.Of(
        ("src/Contracts/Llm/Sort.cs", "public enum Sort { A, B }"), ("src/Modules/Diary/Entries/Sort.cs", "internal enum Sort { C, D }")))
        .ShouldSay("src/Modules/Diary/Entries/Sort.cs:1 Sort");

    [Fact]
    public void Two_with_the_same_members_are_seen() => Check(SourceTree.Of(
        ("src/Contracts/Llm/Sort.cs", "public enum Sort\n{\n    /// <summary>It's one, really.</summary>\n    A = 1,\n    B,\n}"),
        ("src/Modules/Diary/Entries/Kind.cs", "internal sealed class X\n{\n    private enum Kind { B, [Some(\"t\")] A }\n}")))
        .ShouldSay("Kind has the members of Sort");

    [Fact]
    public void Flags_on_the_wire_are_seen() => Check(SourceTree.Of(
        ("src/Contracts/Llm/Sort.cs", "[Flags]\npublic enum Sort { A, B }"))).ShouldSay("[Flags]");

    private static Report Check(SourceTree tree)
    {
        var all = tree.Product.SelectMany(In).ToList();
        var twice = all.SelectMany((e, i) => all.Take(i).Where(o => o.Name == e.Name).Select(o => $"{e.Where} {e.Name} is also at {o.Where}"));
        var same = all.SelectMany((e, i) => all.Take(i).Where(o => o.Members == e.Members).Select(o => $"{e.Where} {e.Name} has the members of {o.Name} at {o.Where}"));
        var flags = tree.Product.Where(f => f.IsIn("src/Contracts") && f.CSharp.Code.Contains("[Flags]", StringComparison.Ordinal)).Select(f => $"{f.At(0)} has [Flags]");
        return new Report(all.Count, [.. twice, .. same, .. flags]);
    }

    private static IEnumerable<(string Name, string Members, string Where)> In(SourceFile file) =>
        Declared().Matches(file.CSharp.Code).Select(m => (m.Groups["name"].Value, MembersOf(m.Groups["body"].Value), file.At(m.Groups["name"].Index)));

    private static string MembersOf(string body) => string.Join(' ', Attribute().Replace(body, "").Split(',')
        .Select(member => member.Split('=')[0].Trim()).Where(member => member.Length > 0).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\benum\s+(?<name>\w+)[^{;]*\{(?<body>[^}]*)\}")]
    private static partial Regex Declared();

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Attribute();
}
