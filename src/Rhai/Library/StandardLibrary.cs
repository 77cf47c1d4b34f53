namespace Maru.Rhai.Library;

/// <summary>All standard packages.</summary>
internal static class StandardLibrary
{
    public static FunctionTable Register(FunctionTable table)
    {
        var add = new LibraryWriter(table);
        CoreLibrary.Register(add);
        NumberLibrary.Register(add);
        MathLibrary.Register(add);
        TextLibrary.Register(add);
        TextEdits.Register(add);
        ArrayLibrary.Register(add);
        ArrayCallbacks.Register(add);
        ArraySorting.Register(add);
        MapLibrary.Register(add);
        BlobLibrary.Register(add);
        BlobNumbers.Register(add);
        return table;
    }
}
