using System.Collections;
using Maru.Rhai.Limits;
using Maru.Rhai.Values;

namespace Maru.Rhai.Tests.Engine;

/// <summary>Objects of the host in the places where scripts mostly have values of their own.</summary>
public sealed class HostObjectTests
{
    [Theory]
    [InlineData("crate.info.colour = \"red\"; crate.info.size += 2; [crate.info.colour, crate.info.size]", """["red", 5]""")]
    [InlineData("crate.label", "\"<label>\"")]
    [InlineData("crate.label = \"new\"; crate.written", "\"label=new\"")]
    [InlineData("let sum = 0; for n in crate { sum += n; } sum", "6")]
    [InlineData("let sum = 0; for (n, i) in crate { if i == 2 { break; } sum += n; } sum", "3")]
    [InlineData("[[crate, 1].contains(twin), [1, twin].index_of(crate), crate == twin, crate != twin, [crate] == [1]]", "[true, 1, true, false, false]")]
    [InlineData("`${crate}` + crate", "\"a cratea crate\"")]
    [InlineData("type_of(crate)", "\"Crate\"")]
    [InlineData("let m = #{ box: crate }; m.box.info.size = 9; crate.info.size", "9")]
    public void A_script_uses_it_like_any_other_value(string text, string expected)
    {
        RhaiValue crate = default, twin = default;
        var engine = new RhaiEngineBuilder(RhaiLimits.Strict)
            .Functions(f => f.Add("==", (Crate a, Crate b) => true).Add("!=", (Crate a, Crate b) => false))
            .Type<Crate>("Crate", t =>
            {
                t.Property("info", c => c.Info, (Crate c, RhaiValue v) => c.Info = v)
                    .Property("written", c => c.Written)
                    .Indexer((Crate c, string name) => $"<{name}>", (Crate c, string name, string value) => c.Written = $"{name}={value}");
                (crate, twin) = (t.Value(new Crate()), t.Value(new Crate()));
            })
            .Build();
        var script = engine.Compile(text);

        for (var i = 0; i < 12; i++)
        {
            var result = script.Evaluate(new RhaiScope().Set("crate", crate).Set("twin", twin), TestContext.Current.CancellationToken);
            Assert.True(i > 0 || RhaiPrinter.Debug(result) == expected, RhaiPrinter.Debug(result));
        }
    }

    private sealed class Crate : IEnumerable
    {
        public RhaiValue Info { get; set; } = RhaiConvert.FromObject(new Dictionary<string, object?> { ["size"] = 3L });

        public string Written { get; set; } = "";

        public IEnumerator GetEnumerator() => new List<long> { 1, 2, 3 }.GetEnumerator();

        public override string ToString() => "a crate";
    }
}
