using System.Text.Json;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>The client's request over the model's default parameters: a value of the request wins, null counts as not said.</summary>
internal sealed class RequestFields : IDisposable
{
    private readonly JsonDocument _request;
    private readonly JsonDocument? _defaults;

    private RequestFields(JsonDocument request, JsonDocument? defaults) => (_request, _defaults) = (request, defaults);

    public JsonElement Request => _request.RootElement;

    /// <summary>Options only Gemini has, from <c>google</c> or <c>extra_body.google</c>.</summary>
    public JsonElement Google => Get("google") is { ValueKind: JsonValueKind.Object } google ? google : Get("extra_body").Field("google");

    /// <summary>Null when the body is no JSON object, or a longer one than is read.</summary>
    public static RequestFields? TryOpen(ProviderCall call, out GatewayError? refused)
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
        return new RequestFields(request, defaults);
    }

    private static GatewayError NotJson { get; } = GatewayError.Invalid("invalid_json", "The request body must be one JSON object.");

    /// <summary>The first of these names the request says, else the first the defaults say, else undefined.</summary>
    public JsonElement Get(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Request.Field(name) is var said && said.IsSet())
            {
                return said;
            }
        }

        foreach (var name in names)
        {
            if (_defaults?.RootElement.Field(name) is { } preset && preset.IsSet())
            {
                return preset;
            }
        }

        return default;
    }

    public void Dispose()
    {
        _request.Dispose();
        _defaults?.Dispose();
    }
}
