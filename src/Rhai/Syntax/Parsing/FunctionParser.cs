using Maru.Rhai.Syntax.Lexing;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax.Parsing;

internal sealed class FunctionParser(ScriptParser parsers, ParserState state)
{
    private readonly HashSet<(string? Receiver, string Name, int Arity)> _defined = [];

    public FunctionDefinition ParseDefinition()
    {
        var start = state.Here;
        if (!state.Around.IsGlobal || state.Options.IsEval)
        {
            throw ParserState.Error("WrongFnDefinition", "Functions can only be defined at global level", start);
        }

        var documentation = Documentation(start);
        var isPrivate = state.TryTake("private");
        state.Expect("fn", "after 'private'");
        state.CountFunction(start);
        var (receiver, name) = ParseNames();
        var definition = state.Within(Surroundings.Function, true, () => ParseRest(receiver, name, isPrivate, documentation, start));
        return _defined.Add((Types.Canonical(receiver), name, definition.Parameters.Count)) ? definition
            : throw ParserState.Error("FnDuplicatedDefinition", $"The function '{Excerpt.Of(name)}' with {definition.Parameters.Count} parameters exists already", start);
    }

    private FunctionDefinition ParseRest(string? receiver, string name, bool isPrivate, List<string> documentation, Position start)
    {
        if (!state.TryTake("("))
        {
            throw ParserState.Error("FnMissingParams", $"Expecting the parameters of '{Excerpt.Of(name)}'", state.Here);
        }

        var parameters = ParseParameters(")");
        if (!state.At("{"))
        {
            throw ParserState.Error("FnMissingBody", $"Expecting the body of '{Excerpt.Of(name)}'", state.Here);
        }

        var body = parsers.Statements.ParseBlock(state.Down(parameters.Count > 0 ? 2 : 1), Surroundings.Function);
        return new FunctionDefinition(name, receiver, parameters, body, isPrivate, documentation, start);
    }

    private (string? Receiver, string Name) ParseNames()
    {
        var first = state.Token;
        if (first.Kind == TokenKind.Text)
        {
            state.Take();
            state.Expect(".", "after the type of 'this'");
            return (first.Text, state.TakeName("FnMissingName").Name);
        }

        var name = state.TakeName("FnMissingName").Name;
        return state.TryTake(".") ? (name, state.TakeName("FnMissingName").Name) : (null, name);
    }

    public ClosureExpression ParseClosure(int level)
    {
        var start = state.Here;
        state.CountFunction(start);
        var isEmpty = state.Take().Text == "||";
        return state.Within(Surroundings.Function with { IsDefinition = state.Around.IsDefinition }, true, () =>
        {
            var parameters = isEmpty ? [] : ParseParameters("|");
            return new ClosureExpression(parameters, parsers.Statements.Parse(level), start);
        });
    }

    private List<Parameter> ParseParameters(string end)
    {
        var parameters = new List<Parameter>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (!state.TryTake(end))
        {
            if (state.Token.Kind is not (TokenKind.Identifier or TokenKind.Reserved))
            {
                throw state.Missing(end, "to end the parameters");
            }

            var parameter = state.TakeName();
            if (!names.Add(parameter.Name))
            {
                throw ParserState.Error("FnDuplicatedParam", $"The parameter '{Excerpt.Of(parameter.Name)}' is there already", parameter.Position);
            }

            parameters.Add(parameter);
            state.Names.Add(parameter.Name);
            if (!state.TryTake(",") && !state.At(end))
            {
                throw state.Missing(",", "between the parameters");
            }
        }

        return parameters;
    }

    // The doc-comments directly above, each on its own lines, with nothing else between.
    private List<string> Documentation(Position start)
    {
        var found = new List<string>();
        var line = start.Line;
        for (var i = state.Comments.Count - 1; i >= 0; i--)
        {
            var comment = state.Comments[i];
            if (comment.Position > start)
            {
                continue;
            }

            if (!comment.IsAlone || comment.End < line - 1 || !IsDocumentation(comment.Text))
            {
                break;
            }

            found.Add(comment.Text);
            line = comment.Position.Line;
        }

        found.Reverse();
        return found;
    }

    private static bool IsDocumentation(string text) =>
        (text.StartsWith("///", StringComparison.Ordinal) && !text.StartsWith("////", StringComparison.Ordinal))
        || (text.StartsWith("/**", StringComparison.Ordinal) && !text.StartsWith("/***", StringComparison.Ordinal));
}
