using System.Runtime.InteropServices;
using System.Text.Json;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.Builtin;

/// <summary>
/// What one request may cost this server, charged before the cost arises: a few bytes can ask for any amount of text. Passing it throws,
/// because what is charged lies at the bottom of recursions; <see cref="BuiltinClient"/> answers. One thread at a time.
/// </summary>
internal sealed class Allowance(TimeProvider clock, CancellationToken ct)
{
    /// <summary>Bytes of text read from the request.</summary>
    public const int MostRead = 1024 * 1024;

    /// <summary>JSON values in a request.</summary>
    public const int MostValues = 400_000;

    /// <summary>Characters made for a JSON Schema.</summary>
    public const int MostMade = 256 * 1024;

    /// <summary>Steps of work; a step is about a byte read once with care.</summary>
    public const long MostWork = 32 * 1024 * 1024;

    /// <summary>The time all of it may take.</summary>
    public static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);

    private const int LettersPerStep = 2;
    private const int ComparisonsPerStep = 8 * 1024;

    private readonly long _startedAt = clock.GetTimestamp();
    private long _read;
    private long _work;

    /// <summary>Characters charged so far.</summary>
    public long Made { get; private set; }

    public static GatewayError TooLong => GatewayError.Invalid("context_length_exceeded",
        $"The built-in provider reads {MostRead} bytes of text and {MostValues} JSON values at most. Shorten the request "
        + "or connect a model.");

    public static int LengthOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Undefined ? 0 : JsonMarshal.GetRawUtf8Value(json).Length;

    /// <summary>Text about to be taken out of the request.</summary>
    public void Read(JsonElement text)
    {
        _read += LengthOf(text);
        if (_read > MostRead)
        {
            throw new AllowanceSpentException(TooLong);
        }
    }

    /// <summary>Characters about to be made.</summary>
    public void Make(long characters)
    {
        Made += characters;
        if (Made > MostMade)
        {
            throw TooCostly($"an answer of more than {MostMade} characters");
        }

        Work(characters);
    }

    /// <summary>Steps about to be taken.</summary>
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

    /// <summary>One text about to be looked for in another, in the worst case place by place.</summary>
    public void Search(string text, string sought) =>
        Work(1 + (text.Length / LettersPerStep) + ((long)text.Length * sought.Length / ComparisonsPerStep));

    private static AllowanceSpentException TooCostly(string what) => new(GatewayError.Invalid("request_too_costly",
        $"This asks the built-in provider for {what}. Ask for less (smaller minimums in a schema, fewer inputs, fewer or smaller pictures) "
        + "or connect a model."));
}
