using Maru.Rhai.Syntax;

namespace Maru.Rhai.Tests.Syntax;

public sealed class ParseErrorTests
{
    [Theory]
    [InlineData("1 +", "UnexpectedEOF", 4)]
    [InlineData("let x = 1; if x = 2 { 1 }", "BadInput/ImproperSymbol", 17)]
    [InlineData("switch 1 { x => 1, _ => 2 }", "ExprExpected", 12)]
    [InlineData("fn f() { 1 } fn f() { 2 } f()", "FnDuplicatedDefinition", 14)]
    [InlineData("break", "LoopBreak", 1)]
    [InlineData("const A = 1; A = 2", "AssignmentToConstant", 14)]
    public void What_is_wrong_is_named_with_its_place(string text, string kind, int column)
    {
        var thrown = Assert.Throws<RhaiSyntaxException>(() => RhaiParser.Parse(text));

        Assert.Equal((kind, 1, column), (thrown.Error.Kind, thrown.Error.Position.Line, thrown.Error.Position.Column));
    }
}
