using System.Runtime.CompilerServices;
using Maru.Rhai.Syntax.Lexing;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax.Parsing;

/// <summary>What the parsers of one text share: the present token, its surroundings, and the limits.</summary>
internal sealed class ParserState(string text, ParseOptions options, CancellationToken ct)
{
    private readonly Lexer _lexer = new(text, options.DisabledSymbols);
    private int _functions;
    private bool _started;

    public ParseOptions Options => options;

    public string Text => text;

    public IReadOnlyList<Comment> Comments => _lexer.Comments;

    public VisibleNames Names { get; private set; } = new();

    public Surroundings Around { get; set; } = Surroundings.Global;

    public int TokenCount { get; private set; }

    public Token Token { get; private set; }

    public Position Here => Token.Position;

    public void Start()
    {
        if (!_started)
        {
            _started = true;
            Token = _lexer.Next();
        }
    }

    public Token Take()
    {
        var taken = Token;
        Token = _lexer.Next();
        TokenCount++;
        ct.ThrowIfCancellationRequested();
        return taken;
    }

    /// <summary>Takes the brace that closes a placeholder; the string continues after it.</summary>
    public void LeaveHole()
    {
        if (!Token.Is("}"))
        {
            throw Missing("}", "to end the hole of a string");
        }

        Token = _lexer.AfterHole();
        TokenCount++;
    }

    public bool At(string symbol) => Token.Is(symbol);

    public bool TryTake(string symbol)
    {
        var found = At(symbol);
        if (found)
        {
            Take();
        }

        return found;
    }

    public Position Expect(string symbol, string why) => At(symbol) ? Take().Position : throw Missing(symbol, why);

    /// <summary>One level deeper, unless the limit or the thread's stack forbids it.</summary>
    public int Down(int level) => Down(level, Here);

    public int Down(int level, Position position)
    {
        var most = Around.IsDefinition ? options.MaxFunctionExpressionDepth : options.MaxExpressionDepth;
        if (level >= (most is 0 or > ParseOptions.HardestDepth ? ParseOptions.HardestDepth : most) || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Error("ExprTooDeep", "The expression nests too deep", position);
        }

        return level + 1;
    }

    public void CountFunction(Position position)
    {
        if (_functions++ >= (options.MaxFunctions ?? int.MaxValue))
        {
            throw Error("TooManyFunctions", "The script defines too many functions", position);
        }
    }

    /// <summary>Parses with other surroundings; in a new function no outer variables are visible.</summary>
    public T Within<T>(Surroundings around, bool isNewFunction, Func<T> parse)
    {
        var (oldAround, oldNames) = (Around, Names);
        (Around, Names) = (around, isNewFunction ? new VisibleNames() : oldNames);
        var result = parse();
        (Around, Names) = (oldAround, oldNames);
        return result;
    }

    public RhaiSyntaxException Missing(string symbol, string why) => Error("MissingToken", $"Expecting '{symbol}' {why}", Here);

    public RhaiSyntaxException Unexpected() => Token.Kind switch
    {
        TokenKind.End => Error("UnexpectedEOF", "The script is incomplete", Here),
        TokenKind.Reserved => Reserved(Token),
        _ => Error("BadInput/UnexpectedInput", $"Unexpected '{Excerpt.Of(Token.Text)}'", Here),
    };

    public static RhaiSyntaxException Reserved(Token token) => Error("Reserved", $"'{token.Text}' is reserved", token.Position);

    public static RhaiSyntaxException Error(string kind, string message, Position position) =>
        RhaiSyntaxException.Of(kind, message, position);

    /// <summary>Takes the name of a new variable.</summary>
    public Parameter TakeName(string kind = "VariableExpected") => Token.Kind switch
    {
        TokenKind.Identifier => new Parameter(Token.Text, Take().Position),
        TokenKind.Reserved when Words.KindOf(Token.Text) == TokenKind.Reserved => throw Reserved(Token),
        _ => throw Error(kind, "Expecting a name", Here),
    };
}
