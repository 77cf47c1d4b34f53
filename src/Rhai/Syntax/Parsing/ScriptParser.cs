using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax.Parsing;

/// <summary>Parses a whole script; joins the parsers of its parts.</summary>
internal sealed class ScriptParser
{
    private readonly ParserState _state;

    public ScriptParser(ParserState state)
    {
        _state = state;
        Expressions = new ExpressionParser(this, state);
        Statements = new StatementParser(this, state);
        Control = new ControlParser(this, state);
        Switches = new SwitchParser(this, state);
        Functions = new FunctionParser(this, state);
        Literals = new LiteralParser(this, state);
        Chains = new ChainParser(this, state);
    }

    public ExpressionParser Expressions { get; }

    public StatementParser Statements { get; }

    public ControlParser Control { get; }

    public SwitchParser Switches { get; }

    public FunctionParser Functions { get; }

    public LiteralParser Literals { get; }

    public ChainParser Chains { get; }

    public ScriptSyntax Parse()
    {
        _state.Start();
        var statements = Statements.ParseList(level: 0, untilBrace: false);
        var script = new ScriptSyntax(statements, _state.Comments, _state.Text, new Position(1, 1));
        if (_state.TokenCount > ParseOptions.HardestDepth)
        {
            CheckDepth(script);
        }

        return script;
    }

    // The parser needs no recursion for chains of members and operators, but code that walks the tree does.
    private static void CheckDepth(ScriptSyntax script)
    {
        var open = new Stack<(SyntaxNode Node, int Depth)>([(script, 0)]);
        while (open.TryPop(out var at))
        {
            if (at.Depth > ParseOptions.HardestDepth)
            {
                throw ParserState.Error("ExprTooDeep", "The expression nests too deep", at.Node.Position);
            }

            foreach (var child in at.Node.Children)
            {
                open.Push((child, at.Depth + 1));
            }
        }
    }
}
