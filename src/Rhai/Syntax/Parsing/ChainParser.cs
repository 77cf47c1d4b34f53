using Maru.Rhai.Syntax.Lexing;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax.Parsing;

/// <summary>Names, calls, and what may follow a value: members, indexes, method calls.</summary>
internal sealed class ChainParser(ScriptParser parsers, ParserState state)
{
    public Expression ParseName(int level)
    {
        var modules = new List<string>();
        var first = state.Here;
        var name = state.Take();
        while (state.TryTake("::"))
        {
            modules.Add(name.Text);
            name = state.Token.Kind is TokenKind.Identifier ? state.Take()
                : throw (state.Token.Kind == TokenKind.Reserved ? ParserState.Reserved(state.Token) : ParserState.Error("VariableExpected", "Expecting a name", state.Here));
        }

        if (state.At("("))
        {
            return new CallExpression(modules, name.Text, ParseArguments(level), false, first);
        }

        if (state.At("!"))
        {
            return ParseCallerScopeCall(modules, name, level);
        }

        return modules.Count > 0 ? new PathExpression(modules, name.Text, first) : new VariableExpression(name.Text, first);
    }

    private CallExpression ParseCallerScopeCall(List<string> modules, Token name, int level)
    {
        var mark = state.Take().Position;
        if (!state.At("("))
        {
            throw state.Missing("(", "to start the arguments of this call");
        }

        return modules.Count > 0 ? throw ParserState.Error("MalformedCapture", "A function of a module cannot see the caller's variables", mark)
            : new CallExpression(modules, name.Text, ParseArguments(level), true, name.Position);
    }

    public Expression ParseReserved(int level)
    {
        var word = state.Token;
        if (word.Text == "this")
        {
            return state.Around.IsFunction ? new ThisExpression(state.Take().Position)
                : throw ParserState.Error("BadInput/ImproperSymbol", "'this' can only be used in functions", word.Position);
        }

        if (!Words.SpecialFunctions.ContainsKey(word.Text))
        {
            throw state.Unexpected();
        }

        state.Take();
        if (state.At("!"))
        {
            return ParseCallerScopeCall([], word, level);
        }

        return state.At("(") ? new CallExpression([], word.Text, ParseArguments(level), false, word.Position) : throw ParserState.Reserved(word);
    }

    public Expression Parse(Expression target, int level)
    {
        while (state.Token.Kind == TokenKind.Symbol)
        {
            switch (state.Token.Text)
            {
                case "." or "?.": target = ParseMember(target, level); break;
                case "[" or "?[" when MayBeIndexed(target): target = ParseIndex(target, level); break;
                default: return target;
            }
        }

        return target;
    }

    private static bool MayBeIndexed(Expression target) => target is not (FloatLiteral or CharLiteral or BoolLiteral or UnitLiteral);

    private Expression ParseMember(Expression target, int level)
    {
        var isOptional = state.Take().Text == "?.";
        var name = state.Token;
        var isSpecial = name.Kind == TokenKind.Reserved && Words.SpecialFunctions.GetValueOrDefault(name.Text);
        if (name.Kind != TokenKind.Identifier && !isSpecial)
        {
            throw name.Kind == TokenKind.Reserved && Words.KindOf(name.Text) == TokenKind.Reserved ? ParserState.Reserved(name)
                : ParserState.Error("PropertyExpected", "Expecting the name of a property", name.Position);
        }

        state.Take();
        if (state.At("("))
        {
            var arguments = ParseArguments(level);
            return name.Text != "eval" || arguments.Count > 0 ? new MethodCallExpression(target, name.Text, arguments, isOptional, name.Position)
                : throw ParserState.Error("BadInput/ImproperSymbol", "'eval' is not called as a method", name.Position);
        }

        if (state.At("!"))
        {
            throw ParserState.Error("MalformedCapture", "A method cannot see the caller's variables", state.Here);
        }

        return isSpecial ? throw ParserState.Reserved(name) : new MemberExpression(target, name.Text, isOptional, name.Position);
    }

    private IndexExpression ParseIndex(Expression target, int level)
    {
        var bracket = state.Take();
        var index = Free(() => parsers.Expressions.Parse(state.Down(level)));
        Literals.NeedIndexable(target, index);
        state.Expect("]", "for a matching [ in this index expression");
        return new IndexExpression(target, index, bracket.Text == "?[", bracket.Position);
    }

    private List<Expression> ParseArguments(int level) => Free(() =>
    {
        state.Take();
        var arguments = new List<Expression>();
        while (!state.TryTake(")"))
        {
            arguments.Add(parsers.Expressions.Parse(state.Down(level)));
            if (!state.TryTake(",") && !state.At(")"))
            {
                throw state.Token.Kind == TokenKind.End ? state.Missing(")", "to end the arguments of this call") : state.Missing(",", "between the arguments of this call");
            }
        }

        return arguments;
    });

    private T Free<T>(Func<T> parse) => state.Within(state.Around with { IsCase = false }, false, parse);
}
