using System.Text.Json;
using Maru.Modules.Llm.Gateway.Estimating;
using Maru.Modules.Llm.Prices;
using Maru.Modules.Llm.Providers.Families;

namespace Maru.Modules.Llm.Gateway;

/// <summary>
/// Reads and checks the fields that steer the gateway. Each expects the reader on the field's name and leaves it on its value's end.
/// </summary>
internal static class RequestFields
{
    public const int MostPrompts = 2048;

    public static GatewayError? ReadModel(ref Utf8JsonReader json, ModelNames names, ref RequestFacts facts)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.String || json.ValueSpan.Length is 0 or > 300)
        {
            return GatewayError.Invalid("invalid_type", "model must be a string of 1 to 300 characters.", "model");
        }

        facts.ModelAt = new Range((int)json.TokenStartIndex, (int)json.BytesConsumed);
        facts.Model = names.Intern(ref json);
        return null;
    }

    public static GatewayError? ReadFlag(ref Utf8JsonReader json, string name, out bool value)
    {
        json.Read();
        value = json.TokenType == JsonTokenType.True;
        return json.TokenType is JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null
            ? null
            : GatewayError.Invalid("invalid_type", $"{name} must be true or false.", name);
    }

    public static GatewayError? ReadCeiling(ref Utf8JsonReader json, string name, ref RequestFacts facts)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        // What the vendor of each field takes; clients of one name never send less than sixteen.
        var least = name == LimitName.OfItems ? 16 : 1;
        if (json.TokenType != JsonTokenType.Number || !json.TryGetInt32(out var ceiling) || ceiling < least)
        {
            return GatewayError.Invalid("invalid_value", $"{name} must be a whole number of {least} or more.", name);
        }

        facts.MaxOutputTokens = Math.Max(facts.MaxOutputTokens ?? 0, ceiling);
        return null;
    }

    /// <summary>How many answers are asked for; 1 for null.</summary>
    public static GatewayError? ReadCount(ref Utf8JsonReader json, string name, int most, out int count)
    {
        json.Read();
        count = 1;
        var isNumber = json.TokenType == JsonTokenType.Number && json.TryGetInt32(out count);
        return json.TokenType != JsonTokenType.Null && (!isNumber || count < 1 || count > most)
            ? GatewayError.Invalid("unsupported_value", most == 1 ? $"{name} must be 1." : $"{name} must be 1 to {most}.", name)
            : null;
    }

    /// <summary>How many texts a list holds; one where it is a list of tokens.</summary>
    /// <param name="json">On the list. A copy, so that the list can be read again.</param>
    public static int CountPrompts(Utf8JsonReader json)
    {
        var count = 0;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.Number)
            {
                return 1;
            }

            count++;
            json.Skip();
        }

        return count;
    }

    public static GatewayError? ReadFormat(ref Utf8JsonReader json, Operation operation, ref RequestFacts facts)
    {
        json.Read();
        if (operation == Operation.Images)
        {
            facts.WantsAddresses = json.TokenType == JsonTokenType.String && json.ValueTextEquals("url"u8);
        }

        facts.EstimatedInputTokens += TokenEstimate.Walk(ref json);
        return null;
    }

    /// <summary>
    /// What has a price of its own: OpenAI's tiers, Anthropic's speed and the region its model runs in, which may be asked for together.
    /// Values without a price of their own, and such as cannot be one, are the provider's to judge.
    /// </summary>
    public static GatewayError? ReadTier(ref Utf8JsonReader json, ref RequestFacts facts)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.String)
        {
            facts.ServiceTier = ServiceTiers.Both(facts.ServiceTier, ServiceTiers.Special(json.GetString()));
        }

        facts.EstimatedInputTokens += TokenEstimate.Walk(ref json);
        return null;
    }

    public static GatewayError? ReadStreamOptions(ref Utf8JsonReader json, ref RequestFacts facts)
    {
        json.Read();
        var start = (int)json.TokenStartIndex;
        if (json.TokenType == JsonTokenType.StartObject)
        {
            var seen = 0UL;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                if (KnownFields.StreamOptions.Read(ref json, ref seen, out var name) is { } error)
                {
                    return error;
                }

                json.Read();
                facts.IncludeUsage |= name == "include_usage" && json.TokenType == JsonTokenType.True;
                json.Skip();
            }
        }
        else if (json.TokenType != JsonTokenType.Null)
        {
            return GatewayError.Invalid("invalid_type", "stream_options must be an object.", "stream_options");
        }

        facts.HasStreamOptions = true;
        facts.StreamOptionsAt = new Range(start, (int)json.BytesConsumed);
        return null;
    }
}
