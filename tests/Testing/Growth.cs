using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Maru.Testing;

/// <summary>
/// Tells work in proportion to a text's length from work that grows with its square, on a machine of any speed: a text of four times the
/// length takes four times as long, or sixteen times.
/// </summary>
public static class Growth
{
    private const string Schedule = "/proc/thread-self/schedstat";
    private const int Length = 4_000;
    private const int Runs = 3;
    private const int Attempts = 6;
    private const double Between = 8;

    // Below this the clock and the neighbours say more than the work.
    private static readonly TimeSpan Telling = TimeSpan.FromMilliseconds(5);

    /// <summary>Every piece, and every two pieces, that repeated make a text which takes longer than in proportion to its length.</summary>
    /// <param name="pieces">What texts are made of.</param>
    /// <param name="work">What is done with a text.</param>
    public static IReadOnlyList<string> Faster(IReadOnlyCollection<string> pieces, Action<string> work) =>
        [.. pieces.Concat(pieces.SelectMany(a => pieces.Where(b => b != a).Select(b => a + b))).Where(piece => IsFaster(piece, work))];

    /// <summary>
    /// How long this thread has worked, from a beginning of no meaning. A busy machine makes it wait for a processor, and the longer it
    /// works the more; where the system tells (Linux), that is left out.
    /// </summary>
    public static TimeSpan Worked()
    {
        var waited = File.Exists(Schedule) ? long.Parse(File.ReadAllText(Schedule).Split(' ')[1], CultureInfo.InvariantCulture) / 100 : 0;
        return Stopwatch.GetElapsedTime(0) - TimeSpan.FromTicks(waited);
    }

    // What is slow only now and then is not slow by itself.
    private static bool IsFaster(string piece, Action<string> work)
    {
        var (text, longer) = (Repeat(piece, Length), Repeat(piece, 4 * Length));
        return Best(longer, work, 1) > Telling
            && Enumerable.Range(0, Attempts).All(_ => Best(longer, work, Runs) > Between * Best(text, work, Runs));
    }

    private static TimeSpan Best(string text, Action<string> work, int runs) => Enumerable.Range(0, runs).Min(_ =>
    {
        var began = Worked();
        work(text);
        return Worked() - began;
    });

    private static string Repeat(string piece, int length) => new StringBuilder().Insert(0, piece, length / piece.Length).ToString();
}
