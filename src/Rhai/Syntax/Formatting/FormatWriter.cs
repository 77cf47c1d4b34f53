using System.Text;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax.Formatting;

/// <summary>Writes lines with their indent, and comments at their place.</summary>
internal sealed class FormatWriter(ScriptSyntax script)
{
    private readonly StringBuilder _text = new();
    private readonly string[] _lines = script.Text.Split('\n');
    private int _comment;
    private int _indent;
    private bool _atLineStart = true;
    private bool _lineIsClosed;

    public void Indent(int by) => _indent += by;

    public void Write(string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (_lineIsClosed)
        {
            NewLine();
        }

        if (_atLineStart)
        {
            _text.Append(' ', _indent * 4);
            _atLineStart = false;
        }

        _text.Append(text);
    }

    public void NewLine()
    {
        _text.Append('\n');
        _atLineStart = true;
        _lineIsClosed = false;
    }

    public bool HasCommentBetween(Position start, Position end)
    {
        // Finds the first comment after the start by bisection.
        var (from, to) = (0, script.Comments.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = script.Comments[middle].Position > start ? (from, middle) : (middle + 1, to);
        }

        return from < script.Comments.Count && script.Comments[from].Position < end;
    }

    /// <summary>Writes the comments before a place; a comment after code on the same line stays on that line.</summary>
    public void Comments(Position before, bool keepBlankLines)
    {
        for (; _comment < script.Comments.Count && (before.IsNone || script.Comments[_comment].Position < before); _comment++)
        {
            Write(script.Comments[_comment], keepBlankLines);
        }
    }

    /// <summary>Keeps one blank line where there was at least one.</summary>
    public void BlankLine(int line)
    {
        if (line >= 2 && line <= _lines.Length && string.IsNullOrWhiteSpace(_lines[line - 2]) && _text.Length > 0 && !EndsWith("\n\n") && !EndsWith("{\n"))
        {
            NewLine();
        }
    }

    public string Finish()
    {
        if (!_atLineStart)
        {
            NewLine();
        }

        return _text.ToString();
    }

    private void Write(Comment comment, bool keepBlankLines)
    {
        if (!comment.IsAlone && _atLineStart && _text.Length > 0 && CanReopen())
        {
            _text.Length--;
            _text.Append(' ').Append(comment.Text);
            NewLine();
            return;
        }

        if (keepBlankLines && comment.IsAlone)
        {
            BlankLine(comment.Position.Line);
        }

        Write(comment.Text);
        NewLine();
    }

    // A line that ends with a line comment cannot get a second one, and a blank line gets none.
    private bool CanReopen()
    {
        var start = _text.Length - 1;
        while (start > 0 && _text[start - 1] != '\n')
        {
            start--;
        }

        var line = _text.ToString(start, _text.Length - 1 - start);
        return line.Trim().Length > 0 && !line.Contains("//", StringComparison.Ordinal) && !line.Contains("*/", StringComparison.Ordinal);
    }

    private bool EndsWith(string end)
    {
        for (var i = 0; i < end.Length; i++)
        {
            if (_text.Length < end.Length || _text[_text.Length - end.Length + i] != end[i])
            {
                return false;
            }
        }

        return true;
    }
}
