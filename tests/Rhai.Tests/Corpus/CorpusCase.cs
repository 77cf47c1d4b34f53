using System.Text.Json;
using Maru.Rhai.Limits;

namespace Maru.Rhai.Tests.Corpus;

/// <summary>One line of the conformance data: a script, the engine it wants, and what must come of it.</summary>
internal sealed record CorpusCase(string Id, string Script, string? Type, JsonElement Expected, string? ErrorRoot, string[] Output, JsonElement Options)
{
    public static IReadOnlyList<CorpusCase> Load(string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Corpus", "Cases", file);
        return [.. File.ReadLines(path).Where(l => l.Length > 0).Select(Read)];
    }

    public RhaiEngine Engine(RhaiTier tier)
    {
        var limits = Limited();
        var builder = new RhaiEngineBuilder(limits).With(Switched() with { Tier = tier });
        if (Options.ValueKind == JsonValueKind.Object && Options.TryGetProperty("progress_stop_at", out var stop))
        {
            var at = stop.GetInt64();
            builder.With(new RhaiHooks { Progress = count => count >= at ? Values.RhaiValue.Unit : default(Values.RhaiValue?) });
        }

        return builder.Build();
    }

    private static CorpusCase Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement.Clone();
        return new CorpusCase(
            root.GetProperty("id").GetString()!,
            root.GetProperty("script").GetString()!,
            root.GetProperty("type").GetString(),
            root.GetProperty("expected"),
            root.TryGetProperty("error_root", out var error) ? error.GetString() : null,
            root.TryGetProperty("output", out var output) ? [.. output.EnumerateArray().Select(o => o.GetString()!)] : [],
            root.TryGetProperty("options", out var options) ? options : default);
    }

    private RhaiLimits Limited()
    {
        var limits = RhaiLimits.Trusted;
        foreach (var (name, value) in Numbers())
        {
            limits = name switch
            {
                "max_operations" => limits with { Operations = value },
                "max_call_levels" => limits with { CallLevels = (int)value },
                "max_string_size" => limits with { StringBytes = value },
                "max_array_size" => limits with { ArrayElements = value },
                "max_map_size" => limits with { MapEntries = value },
                "max_variables" => limits with { Variables = (int)value },
                "max_functions" => limits with { Functions = (int)value },
                "max_modules" => limits with { Modules = (int)value },
                "max_expr_depth" => limits with { ExpressionDepth = (int)value, FunctionExpressionDepth = (int)value },
                "progress_stop_at" => limits,
                _ => throw new InvalidOperationException($"Unknown option {name}."),
            };
        }

        return limits;
    }

    private IEnumerable<(string Name, long Value)> Numbers() => Options.ValueKind != JsonValueKind.Object ? []
        : Options.EnumerateObject().Where(o => o.Value.ValueKind == JsonValueKind.Number).Select(o => (o.Name, o.Value.GetInt64()));

    private RhaiSwitches Switched()
    {
        var switches = new RhaiSwitches();
        if (Options.ValueKind != JsonValueKind.Object)
        {
            return switches;
        }

        foreach (var option in Options.EnumerateObject().Where(o => o.Value.ValueKind != JsonValueKind.Number))
        {
            var on = option.Value.ValueKind == JsonValueKind.True;
            switches = option.Name switch
            {
                "strict_variables" => switches with { StrictVariables = on },
                "fail_on_invalid_map_property" => switches with { FailOnMissingProperty = on },
                "allow_shadowing" => switches with { AllowShadowing = on },
                "allow_looping" => switches with { AllowLooping = on },
                "allow_if_expression" => switches with { AllowIfExpression = on },
                "allow_switch_expression" => switches with { AllowSwitchExpression = on },
                "allow_loop_expression" => switches with { AllowLoopExpression = on },
                "allow_statement_expression" => switches with { AllowStatementExpression = on },
                "allow_anonymous_fn" => switches with { AllowAnonymousFunctions = on },
                "disable_symbol" => switches with { DisabledSymbols = new HashSet<string> { option.Value.GetString()! } },
                _ => throw new InvalidOperationException($"Unknown option {option.Name}."),
            };
        }

        return switches;
    }
}
