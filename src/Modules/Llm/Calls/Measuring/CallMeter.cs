using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Calls.Measuring;

/// <summary>
/// What one call delivers, noted as it passes, and the call's end made of it: the one place that decides what is believed, what is counted
/// and what stays unknown, however the call ended. For one call, one thread at a time.
/// </summary>
internal sealed class CallMeter(ProviderCall call, CallMeters meters) : IDisposable
{
    /// <summary>Tokens of sound for one of text: a word is a third of a second, and a second of sound has some twenty.</summary>
    public const int SoundPerToken = 8;

    private const int SmallestPause = 16;

    private TokenUsage _said;
    private long _bytesWhenSaid;
    private long _firstByteAt;
    private bool _spent;
    private (int Text, int Whole)? _prompt;
    private (long Bytes, int Tokens) _counted;
    private int _unwatched = call.GrowingReservation?.Covered ?? int.MaxValue;

    public WrittenText Written { get; } = new();

    public int Images { get; set; }

    /// <summary>Searches of the web the provider says it made.</summary>
    public int Searches { get; set; }

    /// <summary>Whether something reached the client that is neither text nor a picture.</summary>
    public bool Delivered { get; set; }

    public string? ServiceTier { get; set; }

    /// <summary>Whether the provider's last word on usage is about the whole answer.</summary>
    public bool IsFinal { get; set; }

    /// <summary>The provider's last word on usage, as it said it.</summary>
    public TokenUsage Said
    {
        get => _said;
        set => (_said, _bytesWhenSaid) = (value, Written.Bytes);
    }

    /// <summary>Bytes of an answer are here.</summary>
    public void Began()
    {
        if (_firstByteAt == 0)
        {
            _firstByteAt = meters.Clock.GetTimestamp();
        }
    }

    /// <param name="at">Timestamp of the first byte; 0 when none came.</param>
    public void Began(long at) => _firstByteAt = _firstByteAt == 0 ? at : _firstByteAt;

    /// <summary>Sees to it that what was written is covered; an error ends the answer. Costs a comparison while it is.</summary>
    public ValueTask<GatewayError?> CoverAsync(CancellationToken ct) =>
        Written.RoughTokens <= _unwatched ? default : GrowAsync(call.GrowingReservation!, ct);

    public CallEnd Succeeded(IReply reply) => End(CallOutcome.Succeeded, reply, null);

    /// <summary>The answer ended early: by the provider's fault, or because <see cref="CoverAsync"/> said no.</summary>
    public CallEnd Failed(IReply reply, GatewayError error) => End(_spent ? CallOutcome.Refused : CallOutcome.Failed, reply, error);

    /// <summary>
    /// The provider failed before anything of its answer had reached the client: whatever it says of its cost, this is none.
    /// </summary>
    public CallEnd FailedUndelivered(IReply reply, GatewayError error)
    {
        (_said, Images, Searches) = (TokenUsage.Unknown, 0, 0);
        Written.Clear();
        return Failed(reply, error);
    }

    /// <summary>The request cannot be put to this provider.</summary>
    public CallEnd Refused(IReply reply, GatewayError error) => End(CallOutcome.Refused, reply, error);

    /// <summary>The client left.</summary>
    public CallEnd Cancelled(IReply reply) => End(CallOutcome.Cancelled, reply, null);

    public void Dispose() => Written.Dispose();

    private async ValueTask<GatewayError?> GrowAsync(IGrowingReservation growing, CancellationToken ct)
    {
        var rough = Written.RoughTokens;
        var refused = await growing.GrowAsync(rough, ct);
        if (refused is null)
        {
            _unwatched = growing.Covered;
            return null;
        }

        // The rough count errs on the high side, and nobody is to be cut off for what he did not get.
        var left = growing.Covered - CountWritten();
        _unwatched = rough + Math.Max(SmallestPause, left);
        _spent = left < 0;
        return _spent ? refused : null;
    }

    private CallEnd End(CallOutcome outcome, IReply reply, GatewayError? error)
    {
        var usage = Measure(outcome, out var source);
        return new CallEnd
        {
            Outcome = outcome,
            Usage = usage,
            Source = source,
            Images = Images,
            Searches = Searches,
            ServiceTier = ServiceTier,
            Status = reply.Started ? 200 : error?.Status ?? CallEnd.ClientLeft,
            Error = error,
            FirstByteAt = _firstByteAt,
        };
    }

    private TokenUsage Measure(CallOutcome outcome, out UsageSource source)
    {
        source = UsageSource.Unknown;
        var answered = outcome is CallOutcome.Succeeded or CallOutcome.Cancelled || _said.IsKnown || !Written.IsEmpty || Images > 0
            || Delivered;
        if (!answered)
        {
            return TokenUsage.Unknown;
        }

        var input = _said.Input is { } saidIn && IsTrueOfInput(saidIn) ? _said.Input : null;
        var output = _said.Output is { } saidOut && IsTrueOfOutput(saidOut) ? _said.Output : null;
        if (input != _said.Input || output != _said.Output)
        {
            meters.Disbelieve(call.Route, _said);
        }

        var isWhole = IsFinal && _bytesWhenSaid == Written.Bytes;
        source = isWhole && input is not null && output is not null ? UsageSource.Known : UsageSource.Estimated;
        return new TokenUsage(
            input ?? Prompt.Whole,
            source is UsageSource.Known ? output : CountOutput(outcome, output),
            input is null ? null : _said.Cached,
            output is null ? null : _said.Reasoning,
            input is null ? null : _said.CacheWritten,
            input is null ? null : _said.CacheWrittenLong).Clamped();
    }

    // A count costs so much that nothing is counted twice.
    private (int Text, int Whole) Prompt => _prompt ??= PromptTokens.Count(call, meters.Tokens);

    private bool IsTrueOfInput(int tokens) =>
        UsageBounds.AllowInput(tokens, call.Body.Span, call.EstimatedInputTokens)
        && !(UsageBounds.MayBeTooLittleIn(tokens, call.EstimatedInputTokens)
            && UsageBounds.IsTooLittle(tokens, Prompt.Text));

    // What was said in the middle of an answer is about a part of it.
    private bool IsTrueOfOutput(int tokens) =>
        UsageBounds.AllowOutput(tokens, Written.Bytes, call.MaxOutputTokens, Images)
        && !(UsageBounds.MayBeTooLittleOut(tokens, _bytesWhenSaid)
            && UsageBounds.IsTooLittle(tokens, CountText() - CountSince()));

    private int? CountOutput(CallOutcome outcome, int? said) => call.Operation switch
    {
        Operation.Embeddings or Operation.Moderations or Operation.Rerank => 0,

        // Nobody tells how long the sound is, and who leaves early has it made all the same.
        Operation.Speech => said ?? (int)Math.Min(int.MaxValue, Prompt.Whole * (long)SoundPerToken),
        Operation.Transcriptions => said ?? CountWritten(),

        // Priced by the picture, or not at all.
        Operation.Images => said,

        // It was made and nobody saw it: what it was only the provider knows.
        Operation.Chat when outcome is CallOutcome.Cancelled && !call.Stream && Written.IsEmpty && said is null => null,

        // What was told holds hidden reasoning, what was written does not.
        Operation.Chat => said is { } until
            ? Math.Max(CountWritten() + (_said.Reasoning ?? 0), until + CountSince())
            : CountWritten(),
    };

    private int CountWritten() => Math.Max(Written.Chunks, CountText());

    private int CountText()
    {
        if (_counted.Bytes != Written.Bytes)
        {
            _counted = (Written.Bytes, meters.Tokens.Count(call.Route.Model, Written));
        }

        return _counted.Tokens;
    }

    private int CountSince() => Written.IsEmpty ? 0
        : (int)Math.Ceiling((double)CountText() * (Written.Bytes - _bytesWhenSaid) / Written.Bytes);
}
