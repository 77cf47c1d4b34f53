using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.Builtin;

/// <summary>Reads the fields of a request; the first thing found wrong stays as <see cref="Error"/>. JSON null counts as absent.</summary>
internal sealed class RequestFields(JsonElement root, JsonElement defaults, Allowance allowance)
{
    public GatewayError? Error { get; private set; }

    public Allowance Allowance => allowance;

    public void Refuse(string code, string message, string? param) => Error ??= GatewayError.Invalid(code, message, param);

    public bool TryFind(string name, out JsonElement value) => Has(root, name, out value) || Has(defaults, name, out value);

    public int? Integer(string name, int least, int most)
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
    public string TextOf(JsonElement text)
    {
        allowance.Read(text);
        return text.GetString()!;
    }

    /// <summary>A value of the request as it was written, charged before it is taken.</summary>
    public string RawTextOf(JsonElement value)
    {
        allowance.Read(value);
        return value.GetRawText();
    }

    public string? OneOf(string name, params string[] allowed)
    {
        var text = Text(name);
        if (text is not null && !allowed.Contains(text, StringComparer.Ordinal))
        {
            Refuse("unsupported_value", $"'{name}' must be one of {string.Join(", ", allowed)}; the built-in provider knows no other.", name);
        }

        return text;
    }

    public bool Missing([NotNullWhen(false)] string? text, string name)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        Refuse("missing_required_parameter", $"'{name}' is required and must not be empty.", name);
        return true;
    }

    public static bool Has(JsonElement from, string name, out JsonElement value)
    {
        value = default;
        return from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }
}
