using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Gateway.Wires;

/// <summary>The client's request over the model's default parameters: a value of the request wins, null counts as not said.</summary>
internal sealed class RequestDocument : IDisposable
{
    private readonly ProviderCall _call;
    private readonly JsonDocument _request;
    private readonly JsonDocument? _defaults;

    private RequestDocument(ProviderCall call, JsonDocument request, JsonDocument? defaults) =>
        (_call, _request, _defaults) = (call, request, defaults);

    public JsonElement Root => _request.RootElement;

    /// <summary>The first thing found wrong; null while nothing is.</summary>
    public GatewayError? Error { get; private set; }

    private static GatewayError NotJson { get; } = GatewayError.Invalid("invalid_json", "The request body must be one JSON object.");

    /// <summary>Null when the body is no JSON object, or a longer one than is read.</summary>
    public static RequestDocument? TryOpen(ProviderCall call, out GatewayError? refused)
    {
        refused = RequestWeight.Passes(call.Body.Span) ? NotJson : RequestWeight.TooHeavy;
        if (refused != NotJson || !WireJson.TryParse(call.Body, out var request))
        {
            return null;
        }

        if (!request.RootElement.Is(JsonValueKind.Object))
        {
            request.Dispose();
            return null;
        }

        JsonDocument? defaults = null;
        if (!call.Route.Parameters.IsEmpty)
        {
            _ = WireJson.TryParse(call.Route.Parameters, out defaults);
        }

        refused = null;
        return new RequestDocument(call, request, defaults);
    }

    /// <summary>The first of these names the request says, else the first the defaults say, else undefined.</summary>
    public JsonElement Get(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Root.Field(name) is var said && said.IsSet())
            {
                return said;
            }
        }

        return Preset(names);
    }

    /// <summary>What the defaults say under the first of these names, whatever the request says; else undefined.</summary>
    public JsonElement Preset(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_defaults?.RootElement.Field(name) is { } preset && preset.IsSet())
            {
                return preset;
            }
        }

        return default;
    }

    /// <summary>A number under the first of these names that is said; none for nothing.</summary>
    public Raw Number(params ReadOnlySpan<string> names)
    {
        var value = Get(names);
        if (value.IsSet() && !value.Is(JsonValueKind.Number))
        {
            Refuse("invalid_type", $"`{names[0]}` must be a number.", names[0]);
        }

        return RawOf(value);
    }

    /// <summary>Keeps what is wrong, unless something was before.</summary>
    public void Refuse(string code, string message, string param) => Error ??= GatewayError.Invalid(code, message, param);

    /// <summary>A value as it stands in the client's body; of the defaults, a copy.</summary>
    public Raw RawOf(JsonElement element) => Raw.Of(_call.Body, element);

    public void Dispose()
    {
        _request.Dispose();
        _defaults?.Dispose();
    }
}
