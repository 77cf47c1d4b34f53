using System.Text;
using System.Text.Json;
using Maru.Rhai.Limits;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Tests.Engine;

public sealed class HostTests
{
    [Fact]
    public void Functions_of_the_host_are_chosen_by_the_types_of_their_arguments()
    {
        var engine = Build(b => b.Functions(f => f
            .Add("kind", (long _) => "int").Add("kind", (double _) => "float").Add("kind", (string _) => "text")
            .Add("kind", (RhaiValue v) => "any " + v).Add("both", (bool a, Rune b) => $"{a}{b}").Add("now", () => 7)
            .Add("three", (long a, long b, long c) => a * b * c).Add("four", (long a, long b, long c, long d) => a + b + c + d)
            .Add("bytes", (byte[] b) => b.Length)));

        var result = engine.Evaluate("[kind(1), kind(1.0), kind(\"\"), kind([1]), both(true, 'x'), now(), three(2, 3, 4), four(1, 2, 3, 4), bytes(blob(3))]", null, Ct);

        Assert.Equal("""["int", "float", "text", "any [1]", "Truex", 7, 24, 10, 3]""", result.ToString());
    }

    [Fact]
    public void A_type_of_the_host_has_properties_methods_and_indexes()
    {
        var box = new StringBuilder("abc");
        RhaiValue value = default;
        var engine = Build(b => b.Type<StringBuilder>("Box", t =>
        {
            t.Property("length", o => o.Length, (StringBuilder o, long n) => o.Length = (int)n)
                .Property("first", o => new Rune(o[0]))
                .Indexer((StringBuilder o, long i) => o[(int)i].ToString(), (StringBuilder o, long i, string s) => o[(int)i] = s[0])
                .Methods(m => m.Add("add", (StringBuilder o, string s) => o.Append(s)).Do("wipe", (StringBuilder o) => o.Clear()));
            value = t.Value(box);
        }));

        var result = engine.Evaluate(
            "let before = box.length; box.add(\"def\").add(\"g\"); box[0] = \"z\"; box.length -= 2; [before, box[0], box.first, box.length, type_of(box), box == box]",
            new RhaiScope().Set("box", value), Ct);

        Assert.Equal("""[3, "z", z, 5, "Box", true]""", result.ToString());
        Assert.Equal("zbcde", box.ToString());
    }

    [Theory]
    [InlineData("fail()", RhaiErrorKind.Runtime)]
    [InlineData("box.nothing", RhaiErrorKind.DotExpr)]
    [InlineData("box.nothing()", RhaiErrorKind.FunctionNotFound)]
    [InlineData("box[\"x\"]", RhaiErrorKind.IndexingType)]
    public void What_goes_wrong_in_the_host_is_an_error_of_the_script(string text, RhaiErrorKind kind)
    {
        var engine = Build(b => b.Functions(f => f.Add("fail", string () => throw new InvalidOperationException("secret"))));
        var scope = new RhaiScope().Set("box", RhaiConvert.FromObject(new object()));

        var error = Assert.Throws<RhaiException>(() => engine.Evaluate(text, scope, Ct));

        Assert.Equal(kind, error.Kind);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Modules_come_from_the_host_alone()
    {
        var module = new RhaiModuleBuilder().Constant("TEN", 10L).Functions(f => f.Add("twice", (long n) => n * 2))
            .Module("inner", new RhaiModuleBuilder().Constant("X", "deep").Build()).Build();
        var engine = Build(b => b.Module("numbers", module).With(new RhaiHooks
        {
            ModuleSource = path => path == "shapes" ? "const PI2 = 6.28; fn area(r) { global::PI2 * r * r / 2.0 } private fn hidden() { 1 } export const NAME = \"shapes\"; let own = 5; export own as five;" : null,
        }));

        var result = engine.Evaluate("""import "shapes" as s; [numbers::twice(numbers::TEN), numbers::inner::X, s::area(2.0), s::NAME, s::five]""", null, Ct);

        Assert.Equal("""[20, "deep", 12.56, "shapes", 5]""", result.ToString());
        Assert.Equal("shapesshapes", engine.Evaluate("""import "shapes" as a; import "shapes" as b; a::NAME + b::NAME""", null, Ct).ToString());
        Assert.Equal(RhaiErrorKind.MismatchDataType, Assert.Throws<RhaiException>(() => engine.Evaluate("let x = 5; import x as s; s::NAME", null, Ct)).Kind);
        Assert.Equal(RhaiErrorKind.FunctionNotFound, Assert.Throws<RhaiException>(() => engine.Evaluate("import \"shapes\" as s; s::hidden()", null, Ct)).Kind);
        Assert.Equal(RhaiErrorKind.ModuleNotFound, Assert.Throws<RhaiException>(() => engine.Evaluate("import \"/etc/passwd\" as s; 1", null, Ct)).Kind);
    }

    [Fact]
    public void Whole_numbers_of_JSON_stay_whole_or_become_floats_as_the_host_says()
    {
        using var document = JsonDocument.Parse("""{"bad": 5, "all": 100, "name": "x", "list": [1, 2.5, null, true], "huge": 99999999999999999999}""");
        var engine = Build(_ => { });

        var whole = engine.Evaluate("x.bad / x.all", new RhaiScope().Set("x", RhaiJson.FromElement(document.RootElement, JsonNumbers.AsInteger)), Ct);
        var measured = engine.Evaluate("x.bad / x.all", new RhaiScope().Set("x", RhaiJson.FromElement(document.RootElement, JsonNumbers.AsFloat)), Ct);
        var back = RhaiJson.ToNode(RhaiJson.FromElement(document.RootElement, JsonNumbers.AsInteger))!.ToJsonString();

        Assert.Equal(0L, RhaiConvert.ToObject(whole));
        Assert.Equal(0.05, RhaiConvert.ToObject(measured));
        Assert.Equal("""{"all":100,"bad":5,"huge":1E+20,"list":[1,2.5,null,true],"name":"x"}""", back);
    }

    [Fact]
    public void A_script_changes_its_scope_and_leaves_variables_only_where_wanted()
    {
        var engine = Build(_ => { });
        var kept = new RhaiScope { KeepsVariables = true }.Set("x", 1L).SetConstant("C", 2L);

        engine.Evaluate("x += 1; let y = x * 10; const Z = 3;", kept, Ct);

        Assert.True(kept.TryGet("x", out var x) && kept.TryGet("y", out var y) && x.ToString() == "2" && y.ToString() == "20");
        Assert.Equal(RhaiErrorKind.AssignmentToConstant, Assert.Throws<RhaiException>(() => engine.Evaluate("C = 1", kept, Ct)).Kind);
        Assert.Equal(RhaiErrorKind.AssignmentToConstant, Assert.Throws<RhaiException>(() => engine.Evaluate("Z = 1", kept, Ct)).Kind);
        var plain = new RhaiScope();
        engine.Evaluate("let q = 1;", plain, Ct);
        Assert.Empty(plain.Names);
    }

    [Fact]
    public void A_function_is_called_by_name_after_the_script_itself()
    {
        var script = Build(_ => { }).Compile("const RATE = 2; fn price(n) { n * global::RATE } private fn own() { 1 } fn text() { \"t\" }");

        Assert.Equal("42", script.Call("price", [21L], null, Ct).ToString());
        Assert.Equal([("price", 1), ("text", 0)], script.Functions.Order());
        Assert.Equal(RhaiErrorKind.FunctionNotFound, Assert.Throws<RhaiException>(() => script.Call("own", [], null, Ct)).Kind);
        Assert.Equal(64, script.Hash.Length);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static RhaiEngine Build(Action<RhaiEngineBuilder> configure)
    {
        var builder = new RhaiEngineBuilder(RhaiLimits.Strict);
        configure(builder);
        return builder.Build();
    }
}
