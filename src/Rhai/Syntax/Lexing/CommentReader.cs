using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax.Lexing;

internal static class CommentReader
{
    public static Comment Read(Cursor at, bool isAlone)
    {
        var start = at.Position;
        var offset = at.Offset;
        if (at.Starts("//"))
        {
            SkipLine(at);
        }
        else
        {
            SkipBlock(at);
        }

        return new Comment(at.Text[offset..at.Offset].TrimEnd(), start, at.Position.Line, isAlone);
    }

    private static void SkipLine(Cursor at)
    {
        while (!at.AtEnd && at.Current != '\n')
        {
            at.Step();
        }
    }

    // Block comments can be nested; the end of the text closes an open one.
    private static void SkipBlock(Cursor at)
    {
        var depth = 0;
        while (!at.AtEnd)
        {
            if (at.Starts("/*"))
            {
                depth++;
                at.Skip(2);
            }
            else if (at.Starts("*/"))
            {
                at.Skip(2);
                if (--depth == 0)
                {
                    return;
                }
            }
            else
            {
                at.Step();
            }
        }
    }
}
