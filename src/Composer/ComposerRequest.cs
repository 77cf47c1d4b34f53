using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Maru.Composer;

/// <summary>Reads the fields of a request; the first fault is kept as <see cref="Error"/>. JSON null counts as absent.</summary>
/// <param name="root">The request: an object, whose document must live longer than this instance.</param>
/// <param name="defaults">Used where the request has no field; undefined for none.</param>
/// <param name="allowance">What reading is charged to.</param>
public sealed class ComposerRequest(JsonElement root, JsonElement defaults, Allowance allowance)
{
    /// <summary>The first fault, or null.</summary>
    public ComposerFault? Error { get; private set; }

    /// <summary>What reading is charged to.</summary>
    public Allowance Allowance => allowance;

    /// <summary>Keeps a fault, unless there is already one.</summary>
    /// <param name="code">For programs.</param>
    /// <param name="message">For people.</param>
    /// <param name="param">The field; null for the request as a whole.</param>
    public void Refuse(string code, string message, string? param) => Error ??= new(code, message, param);

    /// <summary>A field of the request, or else of the defaults; null counts as absent.</summary>
    /// <param name="name">The field.</param>
    /// <param name="value">Its value.</param>
    public bool TryFind(string name, out JsonElement value) => Has(root, name, out value) || Has(defaults, name, out value);

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>; null when absent or wrong.</summary>
    /// <param name="name">The field.</param>
    /// <param name="least">The least allowed.</param>
    /// <param name="most">The most allowed.</param>
    public int? WholeNumber(string name, int least, int most)
    {
        if (!TryFind(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Refuse("invalid_value", most == int.MaxValue
            ? $"'{name}' must be a whole number of at least {least}."
            : $"'{name}' must be a whole number from {least} to {most}.", name);
        return null;
    }

    /// <summary>A string; null when absent or wrong.</summary>
    /// <param name="name">The field.</param>
    public string? Text(string name)
    {
        if (!TryFind(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return TextOf(value);
        }

        Refuse("invalid_type", $"'{name}' must be a string.", name);
        return null;
    }

    /// <summary>A string of the request, charged before it is taken.</summary>
    internal string TextOf(JsonElement text)
    {
        allowance.Read(text);
        return text.GetString()!;
    }

    /// <summary>A value of the request as it was written, charged before it is taken.</summary>
    internal string RawTextOf(JsonElement value)
    {
        allowance.Read(value);
        return value.GetRawText();
    }

    /// <summary>One of a few words; null when absent or wrong.</summary>
    /// <param name="name">The field.</param>
    /// <param name="allowed">The words.</param>
    public string? OneOf(string name, params string[] allowed)
    {
        var text = Text(name);
        if (text is not null && !allowed.Contains(text, StringComparer.Ordinal))
        {
            Refuse("unsupported_value", $"'{name}' must be one of {string.Join(", ", allowed)}; the built-in provider knows no other.", name);
        }

        return text;
    }

    /// <summary>Whether a required text is absent or blank; if so, this is kept as the error.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The field.</param>
    public bool Missing([NotNullWhen(false)] string? text, string name)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        Refuse("missing_required_parameter", $"'{name}' is required and must not be empty.", name);
        return true;
    }

    internal static bool Has(JsonElement from, string name, out JsonElement value)
    {
        value = default;
        return from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }
}
