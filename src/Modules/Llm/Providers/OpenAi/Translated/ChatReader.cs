using System.Runtime.InteropServices;
using System.Text.Json;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.OpenAi.Translated;

/// <summary>
/// Takes the answer out of a chat completion, or out of its chunks: both hold the same members, once under <c>message</c> and once under
/// <c>delta</c>. The end waits for <see cref="End"/>, because counts may come after the chunk that names it.
/// </summary>
internal sealed class ChatReader(ProviderCall call, MeteredSink sink, CallMeter meter, FittingNames names)
{
    private const int MostLate = 1024 * 1024;

    private readonly ChatCalls _calls = new(sink, names);
    private readonly List<(PartKind Kind, byte[] Content)> _late = [];
    private int _lateBytes;
    private StopReason? _stop;
    private PartKind? _open;
    private bool _began;

    /// <summary>Whether the end was named, so that nothing is missing when the upstream closes.</summary>
    public bool Finished => _stop is not null;

    /// <summary>Why the answer cannot be used though its end was named; null when it can. A limit may cut a call.</summary>
    public GatewayError? Fault => _calls.IsBroken && _stop is not StopReason.Limit ? UpstreamErrors.BadToolCall : null;

    /// <summary>Takes one object. An error means the answer has failed.</summary>
    public GatewayError? Accept(JsonElement root)
    {
        // Before anything is written: what fails at once can still have a status of its own.
        var choice = root.Items("choices").FirstOrDefault();
        if (IsFailure(root) || choice.Text("finish_reason") == "error" || choice.Field("error").IsSet())
        {
            return OpenAiErrors.ReadInside(JsonMarshal.GetRawUtf8Value(root).ToArray(), call.Route.ApiKey);
        }

        var usage = ChatUsageReader.Read(root.Field("usage"));
        if (!_began)
        {
            if (!root.Field("choices").IsSet())
            {
                return UpstreamErrors.Garbled;
            }

            _began = true;
            if (usage.IsKnown)
            {
                // Some wires tell the prompt's tokens before anything else.
                sink.Unmetered.Usage(usage);
            }

            sink.Begin(root.Text("model") ?? call.Route.Model);
        }

        var failure = Read(choice);
        if (usage.IsKnown)
        {
            sink.Usage(usage);
            meter.IsFinal = Finished;
        }

        return failure;
    }

    /// <summary>Nothing more comes; only after <see cref="Finished"/>.</summary>
    public void End()
    {
        CloseOpen();
        _calls.End();
        WriteLate();
        CloseOpen();
        sink.End(_stop is StopReason.Done or StopReason.ToolCalls or null
            ? _calls.Count > 0 ? StopReason.ToolCalls : StopReason.Done
            : _stop.Value);
    }

    private static bool IsFailure(JsonElement root) => root.Field("error").IsSet() || root.Text("object") == "error"
        || (root.Field("detail").IsSet() && !root.Field("choices").IsSet());

    private GatewayError? Read(JsonElement choice)
    {
        var delta = choice.Field("delta") is { ValueKind: JsonValueKind.Object } piece ? piece : choice.Field("message");
        Write(PartKind.Thought, delta.Field("reasoning_content").IsSet() ? delta.Field("reasoning_content") : delta.Field("reasoning"));
        Write(PartKind.Text, delta.Field("content"), choice.Field("logprobs"));
        Write(PartKind.Refusal, delta.Field("refusal"));
        foreach (var (at, function) in delta.Items("tool_calls").Index())
        {
            CloseOpen();
            if (!_calls.TryAdd(function, function.Whole("index") ?? at))
            {
                return UpstreamErrors.Garbled;
            }
        }

        if (_lateBytes > MostLate)
        {
            return UpstreamErrors.Garbled;
        }

        _stop = choice.Text("finish_reason") switch
        {
            null => _stop,
            "length" => StopReason.Limit,
            "content_filter" => StopReason.Filtered,
            "tool_calls" or "function_call" => StopReason.ToolCalls,
            _ => StopReason.Done,
        };
        return null;
    }

    private void Write(PartKind kind, JsonElement text, JsonElement probabilities = default)
    {
        foreach (var part in text.Is(JsonValueKind.Array) ? text.EnumerateArray() : default)
        {
            Write(kind, part.Field("text"), probabilities);
        }

        if (!text.Is(JsonValueKind.String) || text.ValueEquals(""))
        {
            return;
        }

        var content = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        if (_open is null && !_calls.TryYield())
        {
            // A call is not whole yet, and nothing may stand inside it.
            _late.Add((kind, content.ToArray()));
            _lateBytes += content.Length;
            return;
        }

        WriteLate();
        OpenAs(kind);
        sink.Append(content, probabilities.Is(JsonValueKind.Object) ? WireJson.Compacted(probabilities).Span : default);
    }

    private void WriteLate()
    {
        foreach (var (kind, content) in _late)
        {
            OpenAs(kind);
            sink.Append(content);
        }

        _late.Clear();
        _lateBytes = 0;
    }

    private void OpenAs(PartKind kind)
    {
        if (_open != kind)
        {
            CloseOpen();
            sink.Open(new PartHead(kind));
            _open = kind;
        }
    }

    private void CloseOpen()
    {
        if (_open is not null)
        {
            sink.Close();
            _open = null;
        }
    }
}
