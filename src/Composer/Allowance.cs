using System.Runtime.InteropServices;
using System.Text.Json;

namespace Maru.Composer;

/// <summary>
/// The limits of one request, charged before the work is done: a few bytes can ask for any amount of text. Exceeding a limit throws,
/// because charges happen deep in recursions; the caller of the work answers. One thread at a time.
/// </summary>
/// <param name="clock">Measures the time it takes.</param>
/// <param name="ct">Ends the work when the client leaves.</param>
public sealed class Allowance(TimeProvider clock, CancellationToken ct)
{
    /// <summary>Bytes of text read from the request.</summary>
    public const int MostRead = 1024 * 1024;

    /// <summary>JSON values in a request.</summary>
    public const int MostValues = 400_000;

    /// <summary>Characters made for a JSON Schema.</summary>
    public const int MostMade = 256 * 1024;

    /// <summary>Steps of work; a step is about one byte that is parsed.</summary>
    public const long MostWork = 32 * 1024 * 1024;

    /// <summary>The time limit of the whole request.</summary>
    public static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);

    private const int LettersPerStep = 2;
    private const int ComparisonsPerStep = 8 * 1024;

    private readonly long _startedAt = clock.GetTimestamp();
    private long _read;
    private long _work;

    /// <summary>Characters charged so far.</summary>
    public long Made { get; private set; }

    /// <summary>The fault for a request that is longer than the limit.</summary>
    public static ComposerFault TooLong => new ComposerFault("context_length_exceeded",
        $"The built-in provider reads {MostRead} bytes of text and {MostValues} JSON values at most. Shorten the request "
        + "or connect a model.");

    internal static int LengthOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Undefined ? 0 : JsonMarshal.GetRawUtf8Value(json).Length;

    /// <summary>Charges text before it is taken from the request.</summary>
    internal void Read(JsonElement text)
    {
        _read += LengthOf(text);
        if (_read > MostRead)
        {
            throw new AllowanceSpentException(TooLong);
        }
    }

    /// <summary>Charges characters before they are made.</summary>
    internal void Make(long characters)
    {
        Made += characters;
        if (Made > MostMade)
        {
            throw TooCostly($"an answer of more than {MostMade} characters");
        }

        Work(characters);
    }

    /// <summary>Charges steps before the work is done.</summary>
    /// <param name="steps">Each is about one byte that is parsed.</param>
    /// <exception cref="AllowanceSpentException">The request costs too much.</exception>
    public void Work(long steps)
    {
        ct.ThrowIfCancellationRequested();
        _work += steps;
        if (_work > MostWork)
        {
            throw TooCostly($"more than {MostWork} steps of work");
        }

        if (clock.GetElapsedTime(_startedAt) > MostTime)
        {
            throw TooCostly($"more than {MostTime.TotalSeconds} seconds of work");
        }
    }

    /// <summary>Charges a search for one text in another, for the worst case.</summary>
    internal void Search(string text, string sought) =>
        Work(1 + (text.Length / LettersPerStep) + ((long)text.Length * sought.Length / ComparisonsPerStep));

    private static AllowanceSpentException TooCostly(string what) => new(new ComposerFault("request_too_costly",
        $"This asks the built-in provider for {what}. Ask for less (smaller minimums in a schema, fewer inputs, fewer or smaller pictures) "
        + "or connect a model."));
}
