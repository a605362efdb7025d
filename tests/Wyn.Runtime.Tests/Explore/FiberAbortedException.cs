// Unwinds a fiber whose schedule has failed.
using System;

namespace Wyn.Runtime.Tests.Explore;

internal sealed class FiberAbortedException : Exception;
