using static Maru.Rhai.Tests.Properties.Piece;

namespace Maru.Rhai.Tests.Properties;

/// <summary>Writes random scripts: functions first, then statements. Loops are bounded by themselves.</summary>
internal sealed class ScriptWriter
{
    private readonly Random _random;
    private readonly ScriptNames _names = new();
    private readonly ExpressionWriter _expressions;
    private int _loops;
    private int _counters;

    public ScriptWriter(int seed)
    {
        _random = new Random(seed);
        _expressions = new ExpressionWriter(_random, _names) { Block = depth => Block(depth, 2) };
    }

    public Piece Write(int size)
    {
        var functions = Enumerable.Range(0, _random.Next(3)).Select(Function).ToList();
        var start = Block(2 + (size / 40), 3 + (size / 10), keepNames: true);
        return Statements([.. functions, .. start.Parts, Statement("§", _expressions.Any(2))]);
    }

    private Piece Function(int index)
    {
        var arity = _random.Next(3);
        for (var i = 0; i < arity; i++)
        {
            _names.Add($"p{i}", (Sort)_random.Next(4));
        }

        var body = Block(2, 2);
        var result = _random.Next(3) == 0 ? Statement("return §;", _expressions.Any(1)) : Statement("§", _expressions.Any(2));
        _names.CloseTo(0);
        var name = _random.Next(6) == 0 ? "abs" : $"f{index}";
        _names.Functions.Add((name, arity));
        return Statement($"fn {name}({string.Join(", ", Enumerable.Range(0, arity).Select(i => $"p{i}"))}) {{ § § }}", body, result);
    }

    private Piece Block(int depth, int length, bool keepNames = false)
    {
        var visible = _names.Count;
        var statements = Enumerable.Range(0, _random.Next(1, length + 1)).Select(_ => One(depth)).ToList();
        if (!keepNames)
        {
            _names.CloseTo(visible);
        }

        return Statements(statements);
    }

    private Piece One(int depth) => _random.Next(depth > 0 ? 17 : 7) switch
    {
        0 or 1 => Let(depth),
        2 => Assign(depth),
        3 => Statement("print(§);", _expressions.Any(depth)),
        4 => Change(depth),
        5 => Statement("§;", _expressions.Any(depth)),
        6 => Leaving(depth),
        7 or 8 => If(depth - 1),
        9 or 10 => For(depth - 1),
        11 => While(depth - 1),
        12 => Statement("try { § } catch (e) { print(e); § }", Block(depth - 1, 3), Block(depth - 1, 2)),
        13 => Statement("switch § { 0..4 => { § } \"abc\" | true => { § } _ => { § } }", _expressions.Any(1), Block(depth - 1, 2), Block(depth - 1, 1), Block(depth - 1, 2)),
        14 => Statement("{ § }", Block(depth - 1, 3)),
        15 => Grid(),
        _ => Statement("eval(\"§\");", Escaped(depth - 1)),
    };

    // Loops over rows of numbers, which compiled code keeps at hand: some are shared, too short or no rows at all.
    private Piece Grid()
    {
        var (other, row, column) = (Pick("0", "g", "g[0]", "[g[1]]"), Pick("i", "0", "-1", "k", "i - 1"), Pick("j", "1", "k", "j - 2"));
        var change = Pick(
            "g[§][j] = t;", "g[i][j] += t;", "k = j;", "l.push(t);", "l.push(§);", "if t > 5 { t = g[i][j]; }", "t = t * §;", "break;");
        return Statement(
            "{ let g = [[§, 1, 2.5], [2, §], " + Pick("[4]", "7", "`t`") + "]; let h = " + other + "; let l = []; let k = 0; let t = 0; "
            + $"for i in 0..3 {{ for j in 0..{Pick("2", "3")} {{ t += g[{row}][{column}]; l.push(t); {change} }} }} "
            + "print([g, h, l, t]); }",
            [.. Enumerable.Range(0, change.Contains('§', StringComparison.Ordinal) ? 3 : 2).Select(_ => _expressions.Of(Sort.Int, 0))]);
    }

    private Piece Escaped(int depth) => Text(Block(Math.Min(depth, 1), 2).ToString().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", " ", StringComparison.Ordinal));

    private Piece Let(int depth)
    {
        var sort = _expressions.AnySort();
        var value = _expressions.Of(sort, depth);
        var name = ScriptNames.New(_random);
        var isConstant = _random.Next(8) == 0;
        _names.Add(name, sort, isConstant);
        return Statement($"{(isConstant ? "const" : "let")} {name} = §;", value);
    }

    private Piece Assign(int depth)
    {
        if (_names.Any(_random) is not var (name, sort))
        {
            return Let(depth);
        }

        var op = _random.Next(2) == 0 ? "=" : sort switch
        {
            Sort.Int => Pick("+=", "-=", "*=", "/=", "%=", "<<=", "|=", "**="),
            Sort.Float => Pick("+=", "-=", "*=", "/="),
            Sort.Bool => Pick("&=", "|="),
            _ => "+=",
        };
        return Statement($"{name} {op} §;", _expressions.Of(_random.Next(6) == 0 ? _expressions.AnySort() : sort, depth));
    }

    private Piece Change(int depth)
    {
        if (_names.Any(_random, Sort.Array, toWrite: true) is { } array && _random.Next(2) == 0)
        {
            var change = Pick(".push(§)", "[§] = 5", "[§] += 1", ".insert(0, §)", ".remove(§)", ".retain(|v| v != §)", ".for_each(|| this += §)", "[0].x = §", ".sort()");
            return Statement($"{array}{change};", change.Contains('§', StringComparison.Ordinal) ? [_expressions.Of(Sort.Int, Math.Min(depth, 1))] : []);
        }

        if (_names.Any(_random, Sort.Map, toWrite: true) is { } map && _random.Next(2) == 0)
        {
            return Statement($"{map}{Pick(".k = §", ".k += §", "[\"new\"] = §", ".k.k = §", ".l[0] = §", ".remove(§)", "?.k = §", ".f(§)")};", _expressions.Any(Math.Min(depth, 1)));
        }

        return _names.Any(_random, Sort.Text, toWrite: true) is { } text
            ? Statement($"{text}{Pick("[0] = 'z'", ".trim()", ".pad(5, 'p')", ".replace(\"a\", \"bb\")", "[1..2] = \"mid\"", ".pop()", ".append(1)")};") : Let(depth);
    }

    private Piece If(int depth) => _random.Next(2) == 0
        ? Statement("if § { § }", _expressions.Of(Sort.Bool, depth), Block(depth, 3))
        : Statement("if § { § } else if § { § } else { § }", _expressions.Of(Sort.Bool, depth), Block(depth, 2), _expressions.Of(Sort.Bool, 0), Block(depth, 2), Block(depth, 2));

    private Piece For(int depth)
    {
        var source = Pick("0..5", "1..=4", "range(0, 9, 4)", "range(5, 0, -2)", "\"aé\"", "§");
        var items = source == "§" ? _expressions.Of(_random.Next(4) == 0 ? Sort.Text : Sort.Array, 1) : Text(source);
        var visible = _names.Count;
        var name = ScriptNames.New(_random);
        var counter = _random.Next(3) == 0 ? $"n{_counters++}" : null;
        _names.Add(name, Sort.Int);
        if (counter is not null)
        {
            _names.Add(counter, Sort.Int);
        }

        _loops++;
        var body = Block(depth, 3);
        _loops--;
        _names.CloseTo(visible);
        return Statement(counter is null ? $"for {name} in § {{ § }}" : $"for ({name}, {counter}) in § {{ § }}", items, body);
    }

    private Piece While(int depth)
    {
        var counter = $"w{_counters++}";
        _loops++;
        var body = Block(depth, 3);
        _loops--;
        var most = _random.Next(1, 6);
        return _random.Next(4) switch
        {
            0 => Statement($"let {counter} = 0; loop {{ {counter} += 1; if {counter} > {most} {{ break; }} § }}", body),
            1 => Statement($"let {counter} = 0; do {{ {counter} += 1; § }} until {counter} >= {most};", body),
            2 => Statement($"let {counter} = 0; let {counter} = while {counter} < {most} {{ {counter} += 1; § if {counter} == 3 {{ break §; }} }}; print({counter});", body, _expressions.Any(1)),
            _ => Statement($"let {counter} = 0; while {counter} < {most} {{ {counter} += 1; § }}", body),
        };
    }

    private Piece Leaving(int depth) => _random.Next(12) switch
    {
        < 4 when _loops > 0 => Statement($"if § {{ {Pick("break", "continue")}; }}", _expressions.Of(Sort.Bool, 1)),
        4 => Statement("if § { throw §; }", _expressions.Of(Sort.Bool, 1), _expressions.Any(1)),
        5 => Statement("if § { return §; }", _expressions.Of(Sort.Bool, 1), _expressions.Any(1)),
        _ => Let(depth),
    };

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
