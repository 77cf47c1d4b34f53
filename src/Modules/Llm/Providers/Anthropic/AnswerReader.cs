using System.Text.Json;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>Takes the answer out of Anthropic's events, or out of one whole message.</summary>
/// <param name="call">Who was asked.</param>
/// <param name="request">What was sent, which says what names and tools of the answer are the client's.</param>
/// <param name="sink">Where the answer goes.</param>
/// <param name="meter">Notes what it costs.</param>
internal sealed class AnswerReader(ProviderCall call, MessagesRequest request, MeteredSink sink, CallMeter meter)
{
    private readonly AnswerUsage _usage = new();
    private readonly AnswerBlocks _blocks = new(request, sink);
    private string? _reason;
    private bool _began;

    /// <summary>Whether the end was named, so that nothing is missing when the upstream closes.</summary>
    public bool Finished => _reason is not null;

    /// <summary>Takes one event. An error means the answer has failed and must be broken off.</summary>
    public GatewayError? Accept(JsonElement frame)
    {
        var failure = frame.Text("type") switch
        {
            "message_start" => Begin(frame.Field("message")),
            "content_block_start" => Begin(default) ?? _blocks.Start(frame.Field("content_block"), frame.Whole("index")),
            "content_block_delta" => _blocks.Go(frame.Field("delta"), frame.Whole("index")),
            "content_block_stop" => _blocks.Stop(),
            "message_delta" => ReadEnd(frame.Field("delta"), frame.Field("usage")),
            "message" => ReadWhole(frame),

            // Clients are told to expect events they do not know.
            _ => null,
        };
        meter.IsFinal = Finished && meter.Said.IsKnown;
        return failure;
    }

    /// <summary>Nothing more comes; only after <see cref="Finished"/>.</summary>
    public void End()
    {
        _blocks.Stop();
        var why = StopReasons.Read(_reason!, _blocks.Called);
        if (why is StopReason.Filtered && !_blocks.Spoke)
        {
            sink.Unmetered.Open(new PartHead(PartKind.Refusal));
            sink.Unmetered.Append(Raw.Of(StopReasons.Refused).Content);
            sink.Unmetered.Close();
        }

        sink.End(why);
    }

    private GatewayError? ReadWhole(JsonElement message)
    {
        Begin(message);
        foreach (var block in message.Items("content"))
        {
            if (_blocks.Start(block, null) is { } failure)
            {
                return failure;
            }
        }

        _blocks.Stop();
        return ReadEnd(message, message.Field("usage"));
    }

    private GatewayError? Begin(JsonElement message)
    {
        if (_began)
        {
            return null;
        }

        _began = true;
        _usage.ReadPrompt(message.Field("usage"));
        TellUsage();
        sink.Begin(message.Text("model") ?? call.Route.Model);
        return null;
    }

    private GatewayError? ReadEnd(JsonElement delta, JsonElement usage)
    {
        _reason = delta.Text("stop_reason") ?? _reason;
        _usage.Read(usage);
        TellUsage();
        return null;
    }

    private void TellUsage()
    {
        (meter.Searches, meter.ServiceTier) = (_usage.Searches, _usage.ServiceTier);
        if (_usage.Sum is { IsKnown: true } sum)
        {
            sink.Usage(sum);
        }
    }
}
