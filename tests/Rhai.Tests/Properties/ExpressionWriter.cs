using static Maru.Rhai.Tests.Properties.Piece;

namespace Maru.Rhai.Tests.Properties;

/// <summary>Writes random expressions that mostly make sense.</summary>
internal sealed class ExpressionWriter(Random random, ScriptNames names)
{
    private const int OneInSurprises = 25;

    public Func<int, Piece>? Block { get; set; }

    public Sort AnySort() => (Sort)random.Next((int)Sort.Closure + 1);

    public Piece Any(int depth) => Of(AnySort(), depth);

    public Piece Of(Sort sort, int depth)
    {
        if (random.Next(OneInSurprises) == 0)
        {
            sort = AnySort();
        }

        if (depth <= 0)
        {
            return names.Any(random, sort) is { } name && random.Next(3) > 0 ? Text(name) : Literal(sort);
        }

        return random.Next(8) switch
        {
            0 => names.Any(random, sort) is { } name ? Text(name) : Literal(sort),
            1 => Branching(sort, depth - 1),
            2 => Calling(sort, depth - 1),
            _ => Made(sort, depth - 1),
        };
    }

    public Piece Closure(int parameters, int depth)
    {
        var visible = names.Count;
        var list = Enumerable.Range(0, parameters).Select(i => $"p{i}").ToList();
        list.ForEach(p => names.Add(p, Sort.Int));
        var body = random.Next(4) == 0 && Block is not null ? Block(depth - 1) : Of((Sort)random.Next(4), depth - 1);
        names.CloseTo(visible);
        return body.Kind == PieceKind.Expression ? Expression($"|{string.Join(", ", list)}| §", body) : Expression($"|{string.Join(", ", list)}| {{ § }}", body);
    }

    private Piece Literal(Sort sort) => Text(sort switch
    {
        Sort.Int => Pick("0", "1", "2", "-1", "7", "64", "100", "9223372036854775807", "0xff"),
        Sort.Float => Pick("0.0", "1.5", "-2.25", "1e3", "0.1", "1e20"),
        Sort.Text => Pick("\"\"", "\"abc\"", "\"é😀x\"", "`t`", "'c'", "\"k\""),
        Sort.Bool => Pick("true", "false"),
        Sort.Array => Pick("[]", "[1, 2, 3]", "[3, 1.5, \"a\"]", "[[1], [2]]"),
        Sort.Map => Pick("#{}", "#{k: 1}", "#{k: #{k: 2}, l: [1]}", "#{f: |x| x, k: ()}"),
        _ => Pick("|x| x", "|| 1", "|x, y| x + y", "Fn(\"abs\")"),
    });

    private Piece Branching(Sort sort, int depth) => random.Next(5) switch
    {
        0 => Expression("if § { § } else { § }", Of(Sort.Bool, depth), Of(sort, depth), Of(sort, depth)),
        1 => Expression("switch § { 1 => §, 2..5 if § => §, \"k\" | 2.5 => §, _ => § }", Any(depth), Of(sort, depth), Of(Sort.Bool, 0), Of(sort, 0), Of(sort, 0), Of(sort, depth)),
        2 => Expression("(§ ?? §)", Expression("§.missing", Of(Sort.Map, 0)), Of(sort, depth)),
        3 when Block is not null => Expression("{ § § }", Block(depth), Of(sort, depth)),
        _ => Expression("(§)", Of(sort, depth)),
    };

    private Piece Calling(Sort sort, int depth)
    {
        if (names.Functions.Count > 0 && random.Next(2) == 0)
        {
            var (name, arity) = names.Functions[random.Next(names.Functions.Count)];
            var given = Enumerable.Range(0, arity).Select(_ => Any(Math.Min(depth, 1))).ToArray();
            var marks = string.Join(", ", given.Select(_ => "§"));
            return random.Next(4) switch
            {
                0 when arity > 0 => Expression($"§.{name}({string.Join(", ", given.Skip(1).Select(_ => "§"))})", given),
                1 => Expression($"{name}!({marks})", given),
                _ => Expression($"{name}({marks})", given),
            };
        }

        return random.Next(4) switch
        {
            0 => Expression("(§).call(§)", Closure(1, depth), Of(sort, depth)),
            1 => Expression("(§).curry(§).call(§)", Closure(2, depth), Of(Sort.Int, 0), Of(sort, depth)),
            2 when names.Any(random, Sort.Closure) is { } closure => Expression($"{closure}.call(§)", Of(sort, depth)),
            _ => Expression("call(§, §)", Closure(1, depth), Of(sort, depth)),
        };
    }

    private Piece Made(Sort sort, int depth) => sort switch
    {
        Sort.Int => Template(depth, "(§i + §i)", "(§i - §i)", "(§i * §i)", "(§i / §i)", "(§i % §i)", "(§i << 3)", "(§i & §i)", "-(§i)", "§a.len", "§t.len()", "§i.abs()",
            "min(§i, §i)", "§a.reduce(|p, v| p + v, 0)", "§f.to_int()", "§a[§i]", "§m.k", "§i ** 2", "§a.index_of(§i)", "(§i ^ 5)", "§i[2..6]", "§a.find(|v| v > §i)", "max(§f, §i)"),
        Sort.Float => Template(depth, "(§f + §f)", "(§f - §i)", "(§i * §f)", "(§f / §f)", "§i.to_float()", "§f.floor()", "sqrt(§f)", "(§f ** §i)", "(§f % §f)", "-(§f)"),
        Sort.Text => Template(depth, "(§t + §t)", "(§t + §i)", "(§f + §t)", "`x${§i}y${§t}`", "§t.to_upper()", "§t.sub_string(§i, 2)", "§i.to_string()", "§a.to_string()", "type_of(§i)",
            "§t[1..3]", "§t[0]", "(§t - \"a\")", "§m.to_json()", "§t.split(\"\").len.to_string()", "`${§a}`"),
        Sort.Bool => Template(depth, "(§i < §i)", "(§i == §f)", "(§b && §b)", "(§b || §b)", "!§b", "(§i in §a)", "(§t in §m)", "(§t == §t)", "(§a == §a)", "(§i != §t)", "(§f >= §i)",
            "§a.some(|v| v == §i)", "§a.is_empty()", "(§b ^ §b)", "§m.contains(§t)", "(§i !in 0..§i)", "is_def_var(\"a\")"),
        Sort.Array => Template(depth, "[§i, §t, §f]", "[§i, §i, §a]", "(§a + §a)", "§a.map(|v| [v, §i])", "§a.map(|v, i| i)", "§a.filter(|v| v != §i)", "§m.keys()", "§m.values()",
            "§t.split(\",\")", "§a.extract(1)", "§t.to_chars()", "[§m, §b]", "§a.order()", "§a.zip(§a, |v, w| [v, w])"),
        Sort.Map => Template(depth, "#{k: §i, l: §a}", "#{k: §m, \"two words\": §t}", "(§m + §m)", "#{k: §c, n: §i}", "parse_json(`{\"k\": ${§i}}`)"),
        _ => Closure(random.Next(3), depth),
    };

    private Piece Template(int depth, params string[] templates)
    {
        var template = Pick(templates);
        var parts = new List<Piece>();
        var text = "";
        for (var i = 0; i < template.Length; i++)
        {
            text += template[i];
            if (template[i] == '§')
            {
                parts.Add(Of(SortOf(template[++i]), depth));
            }
        }

        return Expression(text, [.. parts]);
    }

    private static Sort SortOf(char letter) => letter switch
    {
        'i' => Sort.Int,
        'f' => Sort.Float,
        't' => Sort.Text,
        'b' => Sort.Bool,
        'a' => Sort.Array,
        'm' => Sort.Map,
        _ => Sort.Closure,
    };

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
