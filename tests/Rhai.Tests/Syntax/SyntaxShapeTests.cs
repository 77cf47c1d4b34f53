using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Tests.Syntax;

public sealed class SyntaxShapeTests
{
    [Fact]
    public void Places_do_not_tell_trees_apart() =>
        Assert.Equal(SyntaxShape.Of(new UnitLiteral(new Position(1, 1))), SyntaxShape.Of(new UnitLiteral(new Position(2, 3))));
}
