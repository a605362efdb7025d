// A store that only its own fiber sees yet.
namespace Wyn.Runtime.Tests.Explore;

internal readonly record struct BufferedStore(long[]? Words, TaskChunk?[]? Chunks, int Index, long Word, TaskChunk? Chunk)
{
    public bool IsTo(object array, int index) => Index == index && (ReferenceEquals(Words, array) || ReferenceEquals(Chunks, array));

    public void Apply()
    {
        if (Words is not null)
        {
            Words[Index] = Word;
        }
        else
        {
            Chunks![Index] = Chunk; // one of the two is there
        }
    }
}
