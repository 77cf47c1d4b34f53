using System.Text.Json;
using Maru.Modules.Llm.Gateway.Estimating;

namespace Maru.Modules.Llm.Gateway;

/// <summary>
/// Reads the facts of a body in one pass without building a document, and proves on the way that it is JSON. A field that steers the
/// gateway, or any other known one, may stand only once and in its own spelling: two parsers may disagree on what counts, and one of them
/// would be the provider's.
/// </summary>
internal ref struct RequestReader(ReadOnlySpan<byte> body, Door door, ModelNames names)
{
    private const int DeepestNesting = 64;

    private readonly ReadOnlySpan<byte> _body = body;
    private readonly KnownFields _fields = door.Fields;

    private Utf8JsonReader _json = new(body, new JsonReaderOptions { MaxDepth = DeepestNesting });
    private RequestFacts _facts;
    private ulong _seen;
    private bool _hasContent;

    public static GatewayError? Read(ReadOnlySpan<byte> body, Door door, ModelNames names, out RequestFacts facts)
    {
        var reader = new RequestReader(body, door, names);
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

        _facts.Seen = _seen;
        _facts.WritesCache = door == Door.Messages && _body.IndexOf("cache_control"u8) >= 0;
        // One more read proves that nothing follows the object.
        _json.Read();
        return Missing();
    }

    private GatewayError? Missing()
    {
        if (_facts.Model is null)
        {
            return GatewayError.Invalid("missing_required_parameter", "Name the model: \"model\": \"text-small\".", "model");
        }

        _facts.Images = door.Operation == Operation.Images ? Math.Max(1, _facts.Images) : 0;
        var content = ContentName();
        return _hasContent
            ? null
            : GatewayError.Invalid("missing_required_parameter", $"The field \"{content}\" is missing.", content);
    }

    private readonly string ContentName() => door.Operation switch
    {
        Operation.Chat => door.Form is ContentForm.Items ? "input" : "messages",
        Operation.Embeddings => "input",
        Operation.Images => "prompt",
    };

    private GatewayError? ReadProperty() => _fields.Read(ref _json, ref _seen, out var name) ?? name switch
    {
        "model" => RequestFields.ReadModel(ref _json, names, ref _facts),
        "stream" => RequestFields.ReadFlag(ref _json, "stream", out _facts.Stream),
        "stream_options" => RequestFields.ReadStreamOptions(ref _json, ref _facts),
        "max_tokens" or "max_completion_tokens" or "max_output_tokens" => RequestFields.ReadCeiling(ref _json, name, ref _facts),
        "n" => RequestFields.ReadN(ref _json, door.Operation, ref _facts),
        "response_format" => ReadFormat(),
        "service_tier" or "speed" or "inference_geo" => RequestFields.ReadTier(ref _json, ref _facts),
        "messages" or "input" or "prompt" when name == ContentName() => ReadContent(),
        "image" or "images" or "mask" => ReadPictures(),
        _ => ReadOther(),
    };

    private GatewayError? ReadPictures()
    {
        _json.Read();
        _facts.EstimatedInputTokens += ContentEstimate.OfPictures(ref _json);
        return null;
    }

    private GatewayError? ReadFormat()
    {
        _facts.EstimatedInputTokens += TokenEstimate.OfText(_json.ValueSpan);
        return RequestFields.ReadFormat(ref _json, door.Operation, ref _facts);
    }

    private GatewayError? ReadOther()
    {
        _facts.EstimatedInputTokens += TokenEstimate.OfText(_json.ValueSpan);
        _json.Read();
        _facts.EstimatedInputTokens += TokenEstimate.Walk(ref _json);
        return null;
    }

    private GatewayError? ReadContent()
    {
        _hasContent = true;
        _json.Read();
        var fits = door.Operation switch
        {
            Operation.Chat => _json.TokenType == JsonTokenType.StartArray
                || (door.Form is ContentForm.Items && _json.TokenType == JsonTokenType.String),
            Operation.Embeddings => _json.TokenType is JsonTokenType.String or JsonTokenType.StartArray,
            Operation.Images => _json.TokenType == JsonTokenType.String,
        };
        if (!fits)
        {
            return GatewayError.Invalid("invalid_type", $"{ContentName()} has the wrong type.", ContentName());
        }

        var before = _json.BytesConsumed;
        var list = _json.TokenType == JsonTokenType.StartArray;
        _facts.EstimatedInputTokens += door.Operation == Operation.Chat && list
            ? ContentEstimate.OfMessages(ref _json, door.Form)
            : TokenEstimate.Walk(ref _json, numbersAreIds: door.Operation == Operation.Embeddings);
        return list && _json.BytesConsumed - before <= 1
            ? GatewayError.Invalid("empty_array", $"{ContentName()} is empty; send at least one.", ContentName())
            : null;
    }
}
