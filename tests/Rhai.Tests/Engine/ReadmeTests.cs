using System.Text.Json;
using System.Text.RegularExpressions;
using Maru.Rhai.Limits;
using Maru.Rhai.Values;

namespace Maru.Rhai.Tests.Engine;

/// <summary>The blocks of the README, word for word, and what they give.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public void The_first_script_runs()
    {
        var engine = new RhaiEngineBuilder(RhaiLimits.Strict).Build();
        var script = engine.Compile("let total = price * count; if total > 100.0 { \"big\" } else { \"small\" }");
        var answer = script.Evaluate(new RhaiScope().Set("price", 25.5).Set("count", 4L));

        Assert.Equal("big", answer.ToString());
    }

    [Fact]
    public void Functions_and_constants_are_given()
    {
        var engine = new RhaiEngineBuilder(RhaiLimits.Strict)
            .Constant("VAT", 0.1)
            .Functions(f => f.Add("gross", (double net) => net * 2.0))
            .Build();
        var answer = engine.Evaluate("gross(100.0) + VAT");

        Assert.Equal("200.1", answer.ToString());
    }

    [Fact]
    public void JSON_goes_in_and_out()
    {
        var engine = new RhaiEngineBuilder(RhaiLimits.Strict).Build();

        using var input = JsonDocument.Parse("""{ "defects": 5, "produced": 100 }""");
        var scope = new RhaiScope().Set("input", RhaiJson.FromElement(input.RootElement, JsonNumbers.AsFloat));
        var answer = engine.Evaluate("#{ rate: input.defects / input.produced }", scope);
        var json = RhaiJson.ToNode(answer)!.ToJsonString();

        Assert.Equal("""{"rate":0.05}""", json);
    }

    [Fact]
    public void Every_block_of_the_README_stands_in_this_file()
    {
        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md"));
        var here = Flat(File.ReadAllText(SourceFolder.PathOf("Engine/ReadmeTests.cs")));

        var blocks = Blocks().Matches(readme).Select(m => Flat(m.Groups[1].Value)).ToList();

        Assert.Equal(3, blocks.Count);
        Assert.All(blocks, block => Assert.Contains(block, here, StringComparison.Ordinal));
    }

    private static string Flat(string text) => Blanks().Replace(text, " ").Trim();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
