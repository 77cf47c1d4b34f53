using Maru.Contracts.Audit;
using Maru.Platform.Auditing;

namespace Maru.Modules.Tests.Audit.Storage;

/// <summary>Entries with everything that may be in one, and much that should not.</summary>
internal static class EntrySamples
{
    private static readonly string[] Pieces =
        ["a", "", "한글 이름", "\"quoted\" \\ and \t tab", "\0", "\u0001\u001f", "\U0001F600", "\uD800", "=1+1", "null", new string('x', 700), "{\"a\":1}", "\u2028"];

    public static AuditEntry Any(Random random) => new(Piece(random) + "v", Piece(random) + "r", random.Next(3) == 0 ? null : Piece(random))
    {
        ActorId = random.Next(3) == 0 ? null : Piece(random),
        ActorType = random.Next(2) == 0 ? null : (ActorType)random.Next(5),
        StatusCode = random.Next(100, 600),
        Reason = random.Next(3) == 0 ? null : Piece(random),
        Before = random.Next(2) == 0 ? null : new { a = Piece(random), b = random.Next(), c = new[] { Piece(random) } },
        After = random.Next(2) == 0 ? null : new { a = Piece(random), b = random.NextDouble(), d = (string?)null },
        Details = random.Next(2) == 0 ? null : new Dictionary<string, object?> { [Piece(random)] = Piece(random), ["n"] = 1.5m },
    };

    private static string Piece(Random random) => Pieces[random.Next(Pieces.Length)];
}
