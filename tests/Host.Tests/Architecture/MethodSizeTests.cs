using System.Text.RegularExpressions;

namespace Maru.Host.Tests.Architecture;

public sealed partial class MethodSizeTests
{
    private const int MostLines = 40;

    [Fact]
    public void No_method_passes_40_lines() => Check(SourceTree.Repository).ShouldBeClean();

    [Fact]
    public void A_body_of_41_lines_is_seen_in_a_method_and_a_property_but_not_in_a_type_or_in_data()
    {
        var lines = string.Concat(Enumerable.Repeat("        ;\n", MostLines + 1));
        var fields = string.Concat(Enumerable.Repeat("    int f;\n", MostLines + 1));
        var tree = SourceTree.Of(
            ("src/Kernel/Long.cs", $"class Long\n{{\n    void Run(int record)\n    {{\n{lines}    }}\n}}"),
            ("src/Kernel/Nested.cs", $"[A(1)]\nclass Nested(int a)\n{{\n    record struct In\n    {{\n        int P\n        {{\n{lines}        }}\n    }}\n}}"),
            ("src/Kernel/Wide.cs", $"class Wide\n{{\n{fields}}}"),
            ("src/Kernel/Data.cs", $"class Data\n{{\n    int[] All = new[] {{\n{lines}    }};\n}}"));

        var report = Check(tree);

        report.ShouldSay("src/Kernel/Long.cs:4");
        report.ShouldSay("src/Kernel/Nested.cs:7");
        Assert.Equal(2, report.Violations.Count);
    }

    private static Report Check(SourceTree tree) => Report.Of(tree.CSharp, LongBodies);

    private static IEnumerable<string> LongBodies(SourceFile file)
    {
        var text = file.CSharp;
        var (start, at) = (0, 0);
        while ((at = text.Code.AsSpan(start).IndexOfAny('{', '}', ';')) >= 0)
        {
            at += start;
            var header = text.Code[start..at];
            start = at + 1;
            if (text.Code[at] != '{' || DeclaresType().IsMatch(Attributes().Replace(header, "")))
            {
                continue;
            }

            var end = text.EndOfBlock(at);
            var lines = text.Code.AsSpan(at, end - at).Count('\n') - 1;
            if (lines > MostLines && !IsData(header))
            {
                yield return $"{file.At(at)}: {lines} lines";
            }

            start = Math.Min(end + 1, text.Code.Length);
        }
    }

    private static bool IsData(string header) => header.Contains('=', StringComparison.Ordinal) && !header.Contains("=>", StringComparison.Ordinal);

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Attributes();

    [GeneratedRegex(@"^[^(=]*\b(class|record|struct|interface|enum|namespace)\s")]
    private static partial Regex DeclaresType();
}
