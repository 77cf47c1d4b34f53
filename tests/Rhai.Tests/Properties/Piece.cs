using System.Text;

namespace Maru.Rhai.Tests.Properties;

/// <summary>A piece of a random script: fixed text with parts between, or a list of statements any of which can go.</summary>
internal sealed record Piece(PieceKind Kind, IReadOnlyList<string> Texts, IReadOnlyList<Piece> Parts)
{
    private const char Hole = '§';
    private static readonly Piece Simplest = Text("1");

    public static Piece Text(string text) => new(PieceKind.Expression, [text], []);

    /// <summary>An expression with a part for every § of the template.</summary>
    public static Piece Expression(string template, params Piece[] parts) => new(PieceKind.Expression, template.Split(Hole), parts);

    public static Piece Statement(string template, params Piece[] parts) => new(PieceKind.Statement, template.Split(Hole), parts);

    public static Piece Statements(IEnumerable<Piece> statements) => new(PieceKind.Statements, [], [.. statements]);

    public override string ToString()
    {
        var text = new StringBuilder();
        WriteTo(text);
        return text.ToString();
    }

    /// <summary>Pieces that say less, the smallest first: fewer statements, a part in place of the whole, smaller parts.</summary>
    public IEnumerable<Piece> Smaller()
    {
        if (Kind == PieceKind.Statements)
        {
            foreach (var left in Without())
            {
                yield return left;
            }
        }

        if (Kind == PieceKind.Expression && !ReferenceEquals(this, Simplest) && Parts.Count > 0)
        {
            yield return Simplest;
            foreach (var part in Parts.Where(p => p.Kind == PieceKind.Expression))
            {
                yield return part;
            }
        }

        for (var i = 0; i < Parts.Count; i++)
        {
            foreach (var smaller in Parts[i].Smaller())
            {
                yield return this with { Parts = [.. Parts.Take(i), smaller, .. Parts.Skip(i + 1)] };
            }
        }
    }

    private IEnumerable<Piece> Without()
    {
        for (var many = Parts.Count; many > 0; many /= 2)
        {
            for (var at = 0; at + many <= Parts.Count; at += many)
            {
                yield return this with { Parts = [.. Parts.Take(at), .. Parts.Skip(at + many)] };
            }
        }
    }

    private void WriteTo(StringBuilder text)
    {
        for (var i = 0; i < Parts.Count; i++)
        {
            text.Append(Kind == PieceKind.Statements ? "" : Texts[i]);
            Parts[i].WriteTo(text);
            text.Append(Kind == PieceKind.Statements ? "\n" : "");
        }

        text.Append(Kind == PieceKind.Statements ? "" : Texts[^1]);
    }
}
