using System.Text.Json;
using Maru.Modules.Llm.Domain;

namespace Maru.Modules.Llm.UseCases.Gateway;

/// <summary>
/// Reads the facts of a body in one pass without building a document, and proves on the way that it is JSON. A field that steers the
/// gateway may stand only once: two parsers may disagree on which of two counts, and one of them would be the provider's.
/// </summary>
internal ref struct RequestReader(ReadOnlySpan<byte> body, Operation operation, ModelNames names)
{
    private const int DeepestNesting = 64;

    private Utf8JsonReader _json = new(body, new JsonReaderOptions { MaxDepth = DeepestNesting });
    private RequestFacts _facts;
    private Seen _seen;

    [Flags]
    private enum Seen
    {
        None = 0,
        Model = 1,
        Stream = 2,
        StreamOptions = 4,
        MaxTokens = 8,
        MaxCompletionTokens = 16,
        N = 32,
        Content = 64,
    }

    public static GatewayError? Read(ReadOnlySpan<byte> body, Operation operation, ModelNames names, out RequestFacts facts)
    {
        var reader = new RequestReader(body, operation, names);
        try
        {
            var error = reader.Run();
            facts = reader._facts;
            return error;
        }
        catch (JsonException e)
        {
            facts = default;
            return GatewayError.Invalid("malformed_json", $"The body is not valid JSON, near line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
        }
        catch (InvalidOperationException)
        {
            facts = default;
            return GatewayError.Invalid("malformed_json", "The body is not valid JSON: a string is not valid UTF-8 or has a broken escape.");
        }
    }

    private GatewayError? Run()
    {
        if (!_json.Read() || _json.TokenType != JsonTokenType.StartObject)
        {
            return GatewayError.Invalid("malformed_json", "The body must be a JSON object.");
        }

        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            if (ReadProperty() is { } error)
            {
                return error;
            }
        }

        // One more read proves that nothing follows the object.
        _json.Read();
        return Missing();
    }

    private GatewayError? Missing()
    {
        if ((_seen & Seen.Model) == 0)
        {
            return GatewayError.Invalid("missing_required_parameter", "Name the model: \"model\": \"text-small\".", "model");
        }

        _facts.Images = operation == Operation.Images ? Math.Max(1, _facts.Images) : 0;
        var content = ContentName();
        return (_seen & Seen.Content) != 0
            ? null
            : GatewayError.Invalid("missing_required_parameter", $"The field \"{content}\" is missing.", content);
    }

    private readonly string ContentName() => operation switch
    {
        Operation.Chat => "messages",
        Operation.Embeddings => "input",
        Operation.Images => "prompt",
    };

    private GatewayError? ReadProperty()
    {
        if (_json.ValueTextEquals("model"u8))
        {
            return Once(Seen.Model, "model") ?? RequestFields.ReadModel(ref _json, names, ref _facts);
        }

        if (_json.ValueTextEquals("stream"u8))
        {
            return Once(Seen.Stream, "stream") ?? RequestFields.ReadFlag(ref _json, "stream", out _facts.Stream);
        }

        if (_json.ValueTextEquals("stream_options"u8))
        {
            return Once(Seen.StreamOptions, "stream_options") ?? RequestFields.ReadStreamOptions(ref _json, ref _facts);
        }

        if (_json.ValueTextEquals("max_tokens"u8))
        {
            return Once(Seen.MaxTokens, "max_tokens") ?? RequestFields.ReadCeiling(ref _json, "max_tokens", ref _facts);
        }

        if (_json.ValueTextEquals("max_completion_tokens"u8))
        {
            return Once(Seen.MaxCompletionTokens, "max_completion_tokens") ?? RequestFields.ReadCeiling(ref _json, "max_completion_tokens", ref _facts);
        }

        if (_json.ValueTextEquals("n"u8))
        {
            return Once(Seen.N, "n") ?? RequestFields.ReadN(ref _json, operation, ref _facts);
        }

        if (_json.ValueTextEquals(ContentUtf8()))
        {
            return Once(Seen.Content, ContentName()) ?? ReadContent();
        }

        _json.Read();
        _facts.EstimatedInputTokens += TokenEstimate.Walk(ref _json);
        return null;
    }

    private readonly ReadOnlySpan<byte> ContentUtf8() => operation switch
    {
        Operation.Chat => "messages"u8,
        Operation.Embeddings => "input"u8,
        Operation.Images => "prompt"u8,
    };

    private GatewayError? Once(Seen field, string name)
    {
        var twice = (_seen & field) != 0;
        _seen |= field;
        return twice ? GatewayError.Invalid("duplicate_parameter", $"The field \"{name}\" stands twice; send it once.", name) : null;
    }

    private GatewayError? ReadContent()
    {
        _json.Read();
        var fits = operation switch
        {
            Operation.Chat => _json.TokenType == JsonTokenType.StartArray,
            Operation.Embeddings => _json.TokenType is JsonTokenType.String or JsonTokenType.StartArray,
            Operation.Images => _json.TokenType == JsonTokenType.String,
        };
        if (!fits)
        {
            return GatewayError.Invalid("invalid_type", $"{ContentName()} has the wrong type.", ContentName());
        }

        var before = _json.BytesConsumed;
        var list = _json.TokenType == JsonTokenType.StartArray;
        _facts.EstimatedInputTokens += TokenEstimate.Walk(ref _json);
        return list && _json.BytesConsumed - before <= 1
            ? GatewayError.Invalid("empty_array", $"{ContentName()} is empty; send at least one.", ContentName())
            : null;
    }
}
