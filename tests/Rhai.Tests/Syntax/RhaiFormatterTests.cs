using Maru.Rhai.Limits;
using Maru.Rhai.Syntax;
using Maru.Rhai.Syntax.Formatting;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Tests.Syntax;

public sealed class RhaiFormatterTests
{
    private static readonly string[] Scripts =
    [
        "let x=1;x+=2 ;if x>1{print(x)}else if x==0{x=5}else{x}",
        "fn f(a,b){a+b} private fn int.g(){this*2} fn \"My Type\".h(){} f(1,2)",
        "// first\nlet a = 1; // why\n\n\n// last\nlet b = [1, // one\n 2];\n/* end */",
        "let f = |x,y|{let z=x;z*y}; let g = || x += 1; f.call(1,2)",
        "switch x { 1|2 if y => 3, 4..=9 => {print(1);} \"a\" => x = 5, _ => () } -5",
        "let s = `a ${x + 1} b ${let q = 1; q} \\${no} `` \n end`; `\n\nx`; #\"raw \"# ; \"q\\n\\\"\\x01\"; '\\''",
        "for (a,i) in 0..5{if a{break a;}continue} do{x}while x; do{}until true; loop{} while x{}",
        "try{throw 1;}catch(e){throw;} import \"m\" as m; export let z = m::f(m::C); export z as y; f!(1)",
        "- 5 + -5 - - -5; !(!x); 5.; 1.5.floor(); x?.y?[1].z(2); #{a:1,\"if\":2,\"b c\":#{}}; a ?? b !in c; ..5; x[1..]",
        "if x { // why\n // more\n }\nfn f() { /* nothing */ }",
        "a\n// tail",
        "let a = \"\\\\ \\r \\t\"; let b = ##\"raw \"# still\"##; a /* both */ + b",
    ];

    public static TheoryData<string> All => [.. Scripts];

    [Theory, MemberData(nameof(All))]
    public void Formatting_keeps_the_tree_and_the_comments_and_settles_at_once(string text)
    {
        var before = RhaiParser.Parse(text);

        var formatted = RhaiFormatter.Format(before);

        var after = RhaiParser.Parse(formatted);
        Assert.Equal(SyntaxShape.Of(before), SyntaxShape.Of(after));
        Assert.Equal(before.Comments.Select(c => c.Text).Order(), after.Comments.Select(c => c.Text).Order());
        Assert.Equal(formatted, RhaiFormatter.Format(after));
    }

    [Fact]
    public void The_one_way_to_write_it() => Assert.Equal(
        "// Alarm.\nfn far(a, b) {\n    a - b > 3\n}\n\nlet x = if far(1, 2) { 1 } else { 2 }; // one or two\nif x == 1 {\n    print(\"far\");\n}\n",
        RhaiFormatter.Format(RhaiParser.Parse("// Alarm.\nfn far(a,b){a-b>3}\n\n\nlet x=if far(1,2){1}else{2};// one or two\nif x==1{print(\"far\");}")));

    [Fact]
    public void A_compiled_script_formats_itself()
    {
        var script = new RhaiEngineBuilder(RhaiLimits.Strict).Build().Compile("let a=[1,2];a.len  // how many");

        Assert.Equal("let a = [1, 2];\na.len; // how many\n", script.Format());
        Assert.Equal("2", script.Evaluate(null, TestContext.Current.CancellationToken).ToString());
    }
}
