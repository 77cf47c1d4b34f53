using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Maru.Host.Tests.Architecture;

public sealed partial class MigrationTests
{
    // What users' databases have run. Lines are added at a release with SNAPSHOT=release and never change.
    private const string Released = "tests/Host.Tests/Architecture/migrations.txt";

    [Fact]
    public void Migrations_are_numbered_named_and_paired() => CheckNames(SourceTree.Repository).ShouldBeClean();

    [Fact]
    public void Released_migrations_stay_as_they_are()
    {
        var now = HashesOf(SourceTree.Repository);
        if (Environment.GetEnvironmentVariable("SNAPSHOT") == "release")
        {
            Assert.Empty(CheckReleased(GeneratedFile.Read(Released) ?? "", now).Violations);
            File.WriteAllText(Path.Combine(SourceTree.Root, Released), string.Concat(now.Select(m => $"{m.Key} {m.Value}\n")));
        }

        Assert.NotEmpty(now);
        Assert.Empty(CheckReleased(GeneratedFile.Read(Released) ?? "", now).Violations);
    }

    [Theory]
    [InlineData("0002_a.sql")]
    [InlineData("0001_a.sql", "0003_b.sql")]
    [InlineData("0001_a.sql", "0001_b.sql")]
    [InlineData("1_a.sql")]
    [InlineData("0001_CamelCase.sql")]
    [InlineData("0001_a.sqlite.sql")]
    [InlineData("0001_a.sqlite.sql", "0001_b.postgres.sql")]
    [InlineData("0001_a.sql", "0001_a.sqlite.sql", "0001_a.postgres.sql")]
    [InlineData("0001_a.mysql.sql")]
    public void A_gap_or_a_wrong_name_is_seen(params string[] names) => CheckNames(TreeOf(names)).ShouldSay("src/Modules/Llm/Sql");

    [Fact]
    public void A_row_without_gaps_passes() =>
        CheckNames(TreeOf("0001_a.sql", "0002_b.sqlite.sql", "0002_b.postgres.sql", "0003_c_d.sql")).ShouldBeClean();

    [Fact]
    public void A_changed_or_lost_released_file_is_seen()
    {
        var now = HashesOf(TreeOf("0001_a.sql"));

        CheckReleased("src/Modules/Llm/Sql/0001_a.sql 00\n", now).ShouldSay("0001_a.sql has changed");
        CheckReleased("src/Modules/Llm/Sql/0000_z.sql 00\n", now).ShouldSay("0000_z.sql is gone");
    }

    private static SourceTree TreeOf(params string[] names) =>
        SourceTree.Of(names.Select(n => ($"src/Modules/Llm/Sql/{n}", "CREATE TABLE llm_a (id TEXT);")).ToArray());

    private static IEnumerable<SourceFile> In(SourceTree tree) =>
        tree.Files.Where(f => f.IsIn("src") && f.Path.EndsWith(".sql", StringComparison.Ordinal));

    private static Report CheckNames(SourceTree tree) => Report.Of(In(tree).GroupBy(f => f.Folder), folder =>
    {
        var wrong = folder.Where(f => !FileName().IsMatch(f.Path)).Select(f => $"{f.Path} is not NNNN_words[.sqlite|.postgres].sql").ToList();
        var numbers = folder.Select(f => FileName().Match(f.Path)).Where(m => m.Success)
            .GroupBy(m => int.Parse(m.Groups["number"].Value, CultureInfo.InvariantCulture)).OrderBy(n => n.Key).ToList();
        return wrong.Concat(numbers.Where((n, i) => n.Key != i + 1).Select(n => $"{folder.Key}: before {n.Key:0000} a number is missing"))
            .Concat(numbers.Where(n => !IsOneOrPair(n.ToList())).Select(n => $"{folder.Key}: {n.Key:0000} is neither one file nor a pair of one name"));
    });

    private static bool IsOneOrPair(List<Match> files) => files switch
    {
        [var one] => one.Groups["dialect"].Value.Length == 0,
        [var a, var b] => a.Groups["words"].Value == b.Groups["words"].Value
            && new[] { a.Groups["dialect"].Value, b.Groups["dialect"].Value }.Order(StringComparer.Ordinal).SequenceEqual(["postgres", "sqlite"]),
        _ => false,
    };

    private static SortedDictionary<string, string> HashesOf(SourceTree tree) => new(In(tree).ToDictionary(
        f => f.Path, f => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(f.Text)))), StringComparer.Ordinal);

    private static Report CheckReleased(string released, SortedDictionary<string, string> now) => Report.Of(
        released.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')),
        line => !now.TryGetValue(line[0], out var hash) ? [$"{line[0]} is gone"] : hash != line[1] ? [$"{line[0]} has changed"] : []);

    [GeneratedRegex(@"/(?<number>\d{4})_(?<words>[a-z0-9_]+)(?:\.(?<dialect>sqlite|postgres))?\.sql$")]
    private static partial Regex FileName();
}
