using System.Text;
using System.Text.Unicode;
using Maru.Modules.Llm.Gateway.Estimating;

namespace Maru.Modules.Llm.Gateway.Forms;

/// <summary>Reads the facts of a request that came as a form. Files pass unread; they are guessed at by their length.</summary>
internal sealed class FormReader
{
    public const string Model = "model";

    private const int LongestName = 300;

    // Of what a form may say several times; a name in brackets is the same field.
    private static readonly string[] Lists =
        ["image", "include", "timestamp_granularities", "known_speaker_names", "known_speaker_references"];

    private readonly Door _door;
    private RequestFacts _facts;
    private ulong _seen;
    private int _answers;
    private bool _hasContent;

    private FormReader(Door door) => _door = door;

    /// <param name="body">The form.</param>
    /// <param name="contentType">With its boundary.</param>
    /// <param name="door">Where it came.</param>
    /// <param name="form">Its parts.</param>
    /// <param name="facts">What it asks for.</param>
    public static GatewayError? Read(
        ReadOnlyMemory<byte> body, string contentType, Door door, out ClientForm? form, out RequestFacts facts)
    {
        (form, facts) = (null, default);
        if (FormType.ReadBoundary(contentType, out var boundary) is { } none)
        {
            return none;
        }

        var dashed = FormType.Dashed(boundary);
        if (FormParts.Read(body, dashed, out var parts) is { } malformed)
        {
            return malformed;
        }

        var reader = new FormReader(door);
        var error = reader.Run(parts);
        facts = reader._facts;
        form = new ClientForm(dashed, FormType.With(boundary), parts);
        return error;
    }

    private static string? TextOf(ReadOnlySpan<byte> content) => Utf8.IsValid(content) ? Encoding.UTF8.GetString(content) : null;

    private GatewayError? Run(List<FormPart> parts)
    {
        foreach (var part in parts)
        {
            if (ReadPart(part) is { } error)
            {
                return error;
            }
        }

        _facts.Seen = _seen;
        if (_facts.Model is null)
        {
            return GatewayError.Invalid(
                "missing_required_parameter", "Name the model in a field of the form: model=provider/model.", Model);
        }

        _facts.Images = _door.Operation is Operation.Images ? Math.Max(1, _answers) : 0;
        return _hasContent ? null : GatewayError.Invalid(
            "missing_required_parameter", $"The field \"{_door.Content.Name}\" is missing.", _door.Content.Name);
    }

    private GatewayError? ReadPart(FormPart part)
    {
        var isList = Lists.Contains(part.Field);
        var error = _door.Fields.Read(isList ? part.Field : part.Name, isList, ref _seen, out var name);
        _hasContent |= name == _door.Content.Name;
        if (error is not null || part.FileName is not null)
        {
            _facts.EstimatedInputTokens += MediaEstimate.OfFile(part.Content.Length, _door.Operation is Operation.Images);
            return error ?? (name is Model or "stream" or "n" or "response_format"
                ? GatewayError.Invalid("invalid_type", $"{name} must be a plain field of the form and no file.", name) : null);
        }

        _facts.EstimatedInputTokens += TokenEstimate.OfPlain(part.Content.Span);
        return name switch
        {
            Model => ReadModel(part.Content.Span),
            "stream" => ReadFlag(part.Content.Span),
            "n" => ReadCount(part.Content.Span),
            "response_format" => ReadFormat(part.Content.Span),
            _ => null,
        };
    }

    private GatewayError? ReadModel(ReadOnlySpan<byte> content)
    {
        _facts.Model = content.Length is > 0 and <= LongestName ? TextOf(content)! : null!;
        return _facts.Model is { } model && !model.Any(char.IsControl) ? null
            : GatewayError.Invalid("invalid_type", $"model must be a text of 1 to {LongestName} characters.", Model);
    }

    private GatewayError? ReadFlag(ReadOnlySpan<byte> content)
    {
        var word = TextOf(content)?.ToLowerInvariant();
        _facts.Stream = word is "true" or "1";
        return word is "true" or "1" or "false" or "0" or ""
            ? null : GatewayError.Invalid("invalid_type", "stream must be true or false.", "stream");
    }

    private GatewayError? ReadCount(ReadOnlySpan<byte> content)
    {
        var most = _door.MostAnswers;
        return int.TryParse(content, out _answers) && _answers >= 1 && _answers <= most
            ? null : GatewayError.Invalid("unsupported_value", most == 1 ? "n must be 1." : $"n must be 1 to {most}.", "n");
    }

    private GatewayError? ReadFormat(ReadOnlySpan<byte> content)
    {
        _facts.WantsAddresses = _door.Operation is Operation.Images && content.SequenceEqual("url"u8);
        return null;
    }
}
