using System.Text.Json;
using System.Text.RegularExpressions;

namespace Maru.Host.Tests.Architecture;

public sealed partial class SqlTests
{
    private static readonly string[] PlatformHomes =
        ["src/Platform/Sql/", "src/Platform/Snapshots/", "src/Platform/Messaging/", "src/Work/Journal/", "src/Work/Records/", "src/Work/Upkeep/", "src/Platform/Secrets/Vaults/KeyCheckRow.cs"];

    // The databases' own tables and table functions, which only the room of the databases asks.
    private static readonly string[] Catalogues = ["sqlite_master", "pg_catalog", "information_schema", "json_each", "unnest"];

    // Durable work is a room of the platform with tables of its own.
    private static readonly string[] PlatformPrefixes = ["platform_", "work_"];

    [Fact]
    public void Sql_stands_at_the_databases_door() => CheckHomes(SourceTree.Repository).ShouldBeClean();

    [Fact]
    public void Sql_names_only_its_own_tables() => CheckTables(SourceTree.Repository).ShouldBeClean();

    [Fact]
    public void What_is_not_asked_for_is_left_out() => CheckConditions(SourceTree.Repository).ShouldBeClean();

    [Theory]
    [InlineData("Run(\"SELECT id FROM llm_price WHERE @maker IS NULL OR maker = @maker\");")]
    [InlineData("const string Where = \"(CAST(@maker AS TEXT) IS NULL OR maker = @maker)\";")]
    [InlineData("Run(\"\"\"\n    SELECT id FROM llm_price\n    WHERE owner_id = @owner OR @everyone ORDER BY id\n    \"\"\");")]
    public void A_condition_that_may_ask_for_nothing_is_seen(string text) =>
        CheckConditions(SourceTree.Of(("src/Modules/Llm/Prices/PriceStore.cs", text))).ShouldSay("PriceStore.cs:1");

    [Fact]
    public void A_row_that_may_have_no_value_passes() => CheckConditions(SourceTree.Of(
        ("src/Modules/Llm/Prices/PriceStore.cs", "Run(\"UPDATE llm_price SET a = @a WHERE a IS NULL OR a < @a\");"))).ShouldBeClean();

    [Theory]
    [InlineData("src/Modules/Llm/Prices/AddPrice.cs", "Run(\"SELECT id FROM llm_price\");")]
    [InlineData("src/Modules/Llm/LlmModule.cs", "Run(\"SELECT id FROM llm_price\");")]
    [InlineData("src/Modules/Llm/Prices/PriceEndpoints.cs", "Run(\"\"\"\n    UPDATE llm_price SET a = 1\n    \"\"\");")]
    [InlineData("src/Modules/Llm/Prices/PriceList.cs", "Newest(\"FROM llm_price\");")]
    [InlineData("src/Platform/Http/A.cs", "Run($\"DELETE FROM {table}\");")]
    [InlineData("src/Host/A.cs", "Run(\"INSERT INTO platform_a (b) VALUES (1)\");")]
    public void Sql_elsewhere_is_seen(string path, string text) => CheckHomes(SourceTree.Of((path, text))).ShouldSay(path + ":1");

    [Theory]
    [InlineData("src/Modules/Llm/Prices/AddPrice.cs", "// SELECT id FROM llm_price\nSay(\"Select one from the list; update it WHERE needed\");")]
    [InlineData("src/Modules/Llm/Prices/SqlPrices.cs", "Run(\"SELECT id FROM llm_price\");")]
    [InlineData("src/Modules/Llm/Prices/PriceStore.cs", "Run(\"SELECT id FROM llm_price\");")]
    [InlineData("src/Modules/Llm/Prices/PriceWhere.cs", "Say(\"ORDER BY id\");")]
    public void What_is_no_sql_or_is_at_home_passes(string path, string text) =>
        CheckHomes(SourceTree.Of((path, text), ("src/Kernel/A.cs", "Say(\"x\");"))).ShouldBeClean();

    [Theory]
    [InlineData("src/Modules/Llm/Prices/PriceStore.cs", "Run(\"SELECT id FROM identity_account\");")]
    [InlineData("src/Modules/Llm/Prices/PriceStore.cs", "Run(\"SELECT a.id FROM llm_a AS a JOIN diary_entry ON 1 = 1\");")]
    [InlineData("src/Modules/Llm/Prices/PriceStore.cs", "Run(\"INSERT INTO price (id) VALUES (1)\");")]
    [InlineData("src/Modules/Llm/Prices/PriceStore.cs", "Run(\"UPDATE price SET id = 1\");")]
    [InlineData("src/Modules/Llm/Prices/PriceStore.cs", "Newest(\"FROM identity_account\");")]
    [InlineData("src/Modules/Llm/Sql/0001_a.sql", "CREATE TABLE IF NOT EXISTS price (id TEXT);")]
    [InlineData("src/Modules/Llm/Sql/0001_a.sql", "CREATE INDEX llm_a ON diary_entry (id);")]
    [InlineData("src/Platform/Messaging/A.cs", "Run(\"SELECT id FROM llm_price\");")]
    public void Another_rooms_table_is_seen(string path, string text) => CheckTables(SourceTree.Of((path, text))).ShouldSay(path + ":1");

    [Theory]
    [InlineData("src/Modules/Llm/Prices/PriceStore.cs", "Run(\"WITH due AS (SELECT id FROM llm_a) UPDATE llm_a SET b = 1 FROM due ON CONFLICT DO UPDATE SET b = 2\");")]
    [InlineData("src/Modules/MarketData/Prices/PriceStore.cs", "Run(\"SELECT id FROM market_data_bar\");")]
    [InlineData("src/Modules/Llm/Sql/0001_a.sql", "-- from the beginning\nCREATE TABLE llm_a (id TEXT);\nCREATE UNIQUE INDEX llm_a_id ON llm_a (id) WHERE id IS NOT NULL;")]
    public void Its_own_tables_and_names_made_on_the_way_pass(string path, string text) =>
        CheckTables(SourceTree.Of((path, text))).ShouldBeClean();

    private static Report CheckHomes(SourceTree tree)
    {
        var forms = new ModuleForms(tree);
        return Report.Of(
            tree.Product.SelectMany(f => f.CSharp.Literals.Select(l => (File: f, l.Offset, l.Text))),
            l => Sql().IsMatch(l.Text) && !IsHome(l.File, forms) ? [$"{l.File.At(l.Offset)} holds SQL: {l.Text.Trim().Split('\n')[0]}"] : []);
    }

    // No index serves a condition that a value may switch off; Where leaves it out.
    private static Report CheckConditions(SourceTree tree) => Report.Of(
        tree.Product.SelectMany(f => f.CSharp.Literals.Select(l => (File: f, l.Offset, l.Text))),
        l => Optional().IsMatch(l.Text) ? [$"{l.File.At(l.Offset)} asks with a value that may be none; build it with Where.If"] : []);

    private static bool IsHome(SourceFile file, ModuleForms forms) => file.Module is not null
        ? forms.Of(file) == Form.Store
        : PlatformHomes.Any(home => file.Path.StartsWith(home, StringComparison.Ordinal));

    private static Report CheckTables(SourceTree tree)
    {
        var texts = tree.Product.SelectMany(f => f.CSharp.Literals.Where(l => Sql().IsMatch(l.Text)).Select(l => (File: f, l.Offset, l.Text)))
            .Concat(tree.Files.Where(f => f.IsIn("src") && f.Path.EndsWith(".sql", StringComparison.Ordinal)).Select(f => (File: f, Offset: 0, f.Text)));
        return Report.Of(texts, sql => ForeignIn(Remark().Replace(sql.Text, m => new string(' ', m.Length)), PrefixesOf(sql.File))
            .Select(found => $"{sql.File.At(sql.Offset + found.Index)} names the table {found.Value}"));
    }

    private static IEnumerable<Capture> ForeignIn(string sql, string[] prefixes)
    {
        var made = Made().Matches(sql).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        return Table().Matches(sql).Select(m => m.Groups["name"]).Where(name => !Array.Exists(prefixes, prefix => name.Value.StartsWith(prefix, StringComparison.Ordinal))
            && !made.Contains(name.Value) && !(prefixes == PlatformPrefixes && Catalogues.Contains(name.Value)));
    }

    private static string[] PrefixesOf(SourceFile file) =>
        file.Module is { } module ? [JsonNamingPolicy.SnakeCaseLower.ConvertName(module) + "_"] : PlatformPrefixes;

    [GeneratedRegex(@"\b(?:SELECT\s+[\w*@(\s,.'""]+\bFROM\b|SELECT\s+(?!1$)\w|INSERT\s+INTO\b|DELETE\s+FROM\b|UPDATE\s+\w+\s+SET\b|(?:CREATE|ALTER|DROP)\s+TABLE\b|ORDER BY\s|GROUP BY\s|JOIN\s+\w)|^FROM\s+[a-z_]")]
    private static partial Regex Sql();

    [GeneratedRegex(@"(?:\b(?:FROM|JOIN|INTO|TABLE(?:\s+IF\s+(?:NOT\s+)?EXISTS)?|INDEX\s+\w+\s+ON)|(?<!\b(?:FOR|DO)\s+)\bUPDATE)\s+(?!IF\b|SET\b)(?<name>[a-z_][a-z0-9_]*)")]
    private static partial Regex Table();

    // Names of common table expressions, and the row a conflict excluded.
    [GeneratedRegex(@"(?:\bWITH(?:\s+RECURSIVE)?|,)\s+(?<name>[a-z_]\w*)(?:\s*\([^)]*\))?\s+AS\s+(?:(?:NOT\s+)?MATERIALIZED\s+)?\(")]
    private static partial Regex Made();

    [GeneratedRegex(@"@\w+(?:\s+AS\s+\w+\))?\s+IS\s+NULL\s+OR\b|\bOR\s+@\w+\b(?!\s*[=<>])")]
    private static partial Regex Optional();

    [GeneratedRegex("--[^\n]*")]
    private static partial Regex Remark();
}
