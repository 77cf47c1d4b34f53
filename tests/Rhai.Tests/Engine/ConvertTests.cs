using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Maru.Rhai.Limits;
using Maru.Rhai.Values;

namespace Maru.Rhai.Tests.Engine;

public sealed class ConvertTests
{
    private static readonly RhaiEngine Engine = new RhaiEngineBuilder(RhaiLimits.Strict).Build();

    [Fact]
    public void Objects_of_a_host_become_the_language_s_own_values()
    {
        using var json = JsonDocument.Parse("[1]");
        object?[] given =
        [
            null, true, 1, 2L, (short)3, (sbyte)4, (byte)5, (ushort)6, 7u, 8ul, ulong.MaxValue, 1.5, 2.5f, 3.5m, 'x', '\uD800', new Rune(0x1F600), "t\uD800",
            new byte[] { 1, 255 }, json.RootElement, new Dictionary<string, object?> { ["b"] = 1, ["a"] = null },
            new Dictionary<string, RhaiValue> { ["k"] = 2L }, new[] { RhaiValue.FromInt64(9) }, new List<int> { 1, 2 }, RhaiValue.FromString("v"),
        ];

        var value = RhaiConvert.FromObject(given);

        Assert.Equal(
            "[(), true, 1, 2, 3, 4, 5, 6, 7, 8, 1.8446744073709552e19, 1.5, 2.5, 3.5, x, \uFFFD, 😀, \"t\uFFFD\", [01ff], [1], #{\"a\": (), \"b\": 1}, #{\"k\": 2}, [9], [1, 2], \"v\"]",
            value.ToString());
        Assert.Equal("Version", Engine.Evaluate("type_of(x)", new RhaiScope().Set("x", RhaiConvert.FromObject(new Version(1, 2)))).ToString());
    }

    [Theory]
    [InlineData("()", null)]
    [InlineData("true", true)]
    [InlineData("42", 42L)]
    [InlineData("4.5", 4.5)]
    [InlineData("\"é\"", "é")]
    [InlineData("for b in blob(1, 7) { break b; }", (byte)7)]
    public void Values_become_objects(string text, object? expected) => Assert.Equal(expected, RhaiConvert.ToObject(Engine.Evaluate(text)));

    [Fact]
    public void Containers_become_lists_dictionaries_and_bytes()
    {
        var map = Assert.IsType<Dictionary<string, object?>>(RhaiConvert.ToObject(Engine.Evaluate("#{a: [1, 'c', #{}], b: blob(2, 3), r: 0..2}")));

        Assert.Equal(new List<object?> { 1L, new Rune('c'), new Dictionary<string, object?>() }, Assert.IsType<List<object?>>(map["a"]));
        Assert.Equal(new byte[] { 3, 3 }, map["b"]);
        Assert.Equal("0..2", Assert.IsType<RhaiValue>(map["r"]).ToString());
        Assert.Equal(["1", "2"], RhaiConvert.ToItems(Engine.Evaluate("[1, 2]")).Select(i => i.ToString()));
        Assert.Equal(["a=1", "b=2"], RhaiConvert.ToEntries(Engine.Evaluate("#{b: 2, a: 1}")).Select(e => $"{e.Key}={e.Value}"));
        Assert.Throws<InvalidCastException>(() => RhaiConvert.ToItems(1L));
        Assert.Throws<InvalidCastException>(() => RhaiConvert.ToEntries("x"));
    }

    [Fact]
    public void Everything_has_a_form_in_JSON()
    {
        var value = Engine.Evaluate("#{a: [1, 2.5, true, (), 1.0 / 0], b: blob(2, 1), c: 'x', f: Fn(\"f\"), r: 0..5, t: \"q\"}");

        var node = RhaiJson.ToNode(value)!;

        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"a":[1,2.5,true,null,null],"b":"AQE=","c":"x","f":"Fn(f)","r":"0..5","t":"q"}"""), node), node.ToJsonString());
    }

    [Fact]
    public void Equality_is_the_language_s_and_its_code_agrees()
    {
        (string Left, string Right, bool Same)[] pairs =
        [
            ("1", "1.0", true), ("'a'", "\"a\"", true), ("0.1 + 0.2", "0.3", true), ("[1, [2]]", "[1.0, [2]]", true), ("#{a: 1}", "#{a: 1}", true), ("blob(2)", "blob(2)", true),
            ("0..3", "0..3", true), ("()", "()", true), ("1", "\"1\"", false), ("[1]", "[1, 2]", false), ("#{a: 1}", "#{b: 1}", false), ("0..3", "0..=3", false), ("true", "false", false),
        ];

        foreach (var (left, right, same) in pairs)
        {
            var (a, b) = (Engine.Evaluate(left), Engine.Evaluate(right));
            Assert.Equal(same, a == b);
            Assert.Equal(!same, a != b);
            Assert.Equal(same, a.Equals((object)b));
            Assert.True(!same || a.GetHashCode() == b.GetHashCode(), $"{left} {right}");
        }

        Assert.False(RhaiValue.Unit.Equals("no value"));
        Assert.Equal(["1", "1.5", "true", "t", "r"], new[] { RhaiValue.FromInt64(1), RhaiValue.FromDouble(1.5), RhaiValue.FromBoolean(true), RhaiValue.FromString("t"), RhaiValue.FromRune(new Rune('r')) }.Select(v => v.ToString()));
    }
}
