// The source files of a program as debug information wants them: named as in locations (never by a path of the machine),
// with checksum and embedded text, so that a debugger needs no file beside the pdb.
using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using Mono.Cecil.Cil;
using Wyn.IR.Backends;

namespace Wyn.Backend.Cil;

internal sealed class CilDocuments
{
    // Names the language to debuggers; made once at random for Wyn.
    private static readonly Guid Language = new("6d3f9a52-0c1e-4b7a-9a55-2f8f7c1de0b4");

    private readonly Dictionary<string, CilDocument> _documents = [];

    public CilDocuments(IEnumerable<SourceDocument> sources)
    {
        foreach (var source in sources)
        {
            _documents.TryAdd(source.Name, new CilDocument(Create(source.Name, source), Lines(source.Content.AsSpan())));
        }
    }

    /// <summary>The document of a file; one without text if the host gave none of that name.</summary>
    public CilDocument Get(string file)
    {
        if (!_documents.TryGetValue(file, out var document))
        {
            _documents.Add(file, document = new CilDocument(Create(file, null), []));
        }

        return document;
    }

    private static Document Create(string name, SourceDocument? source)
    {
        var document = new Document(name) { LanguageGuid = Language, Type = DocumentType.Text };
        if (source is not null)
        {
            byte[] content = [.. source.Content];
            document.HashAlgorithm = DocumentHashAlgorithm.SHA256;
            document.Hash = SHA256.HashData(content);
            document.CustomDebugInformations.Add(new EmbeddedSourceDebugInformation(content, compress: false));
        }

        return document;
    }

    private static List<string> Lines(ReadOnlySpan<byte> content)
    {
        var lines = new List<string>();
        var rest = content.StartsWith("\uFEFF"u8) ? content[3..] : content;
        while (true)
        {
            var end = rest.IndexOf((byte)'\n');
            lines.Add(Encoding.UTF8.GetString(end < 0 ? rest : rest[..end]).TrimEnd());
            if (end < 0)
            {
                return lines;
            }

            rest = rest[(end + 1)..];
        }
    }
}
